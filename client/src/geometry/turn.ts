/** Thrown where work was given up. */
export class GivenUp extends Error {}

const SLICE_MS = 40;

/**
 * One long piece of work in a worker: it lets messages through every few frames, so that it can be given up,
 * and tells how far it is.
 */
export class Turn {
  readonly #report: (share: number) => void;
  #since = performance.now();
  #givenUp = false;

  constructor(report: (share: number) => void = () => {}) {
    this.#report = report;
  }

  giveUp(): void {
    this.#givenUp = true;
  }

  /** Whether it is time to `rest`; asked at every step, so it must cost next to nothing. */
  isDue(): boolean {
    return performance.now() - this.#since > SLICE_MS;
  }

  /** @param share of the work done, from 0 to 1 */
  async rest(share: number): Promise<void> {
    this.#report(share);
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#givenUp) throw new GivenUp();
    this.#since = performance.now();
  }
}
