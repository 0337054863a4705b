/** Thrown where work was aborted. */
export class AbortError extends Error {}

const SLICE_MS = 40;

/**
 * One long piece of work in a worker: it lets messages through every few frames, so that it can be aborted,
 * and tells how far it is.
 */
export class Turn {
  readonly #report: (share: number) => void;
  #since = performance.now();
  #isAborted = false;

  constructor(report: (share: number) => void = () => {}) {
    this.#report = report;
  }

  abort(): void {
    this.#isAborted = true;
  }

  /** Whether it is time to `yieldToOthers`; asked at every step, so it must cost next to nothing. */
  isDue(): boolean {
    return performance.now() - this.#since > SLICE_MS;
  }

  /** @param share of the work done, from 0 to 1 */
  async yieldToOthers(share: number): Promise<void> {
    this.#report(share);
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#isAborted) throw new AbortError();
    this.#since = performance.now();
  }
}
