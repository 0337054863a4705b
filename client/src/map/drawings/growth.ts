/** How far something has grown, on its way from 0 to 1 or back. */
export class Growth {
  readonly #durationMs: number;
  #from = { grown: 0, at: 0 };
  #isBack = true;

  constructor(durationMs: number) {
    this.#durationMs = durationMs;
  }

  get isBack(): boolean {
    return this.#isBack;
  }

  at(now: number): number {
    const share = (now - this.#from.at) / this.#durationMs;
    return Math.min(1, Math.max(0, this.#from.grown + (this.#isBack ? -share : share)));
  }

  /** Turns around where it is now. @param isStill whether it is at the end at once */
  turn(isBack: boolean, now: number, isStill: boolean): void {
    this.#from = { grown: isStill ? Number(!isBack) : this.at(now), at: now };
    this.#isBack = isBack;
  }
}
