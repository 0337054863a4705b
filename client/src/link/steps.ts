/** Which changes make a step that Back undoes, and which go on with the step before. */

/** What is dragged or played comes in a row; after a pause it is something new. */
const PAUSE_MS = 1500;
/** A walk over the map is one step however long somebody listens on the way. */
const WITHOUT_PAUSE: ReadonlySet<string> = new Set(['walk']);

export type Steps = {
  /** True when this change is a step of its own. Changes without a kind always are. */
  begins: (kind: string, nowMs: number) => boolean;
  /** The last change is on the screen: a pause begins when it can be seen, not while a slow machine draws. */
  shown: (nowMs: number) => void;
  /** What comes next goes on with nothing. */
  end: () => void;
};

export function createSteps(): Steps {
  let last = { kind: '', at: Number.NEGATIVE_INFINITY };
  return {
    begins: (kind, nowMs) => {
      const soon = nowMs - last.at <= PAUSE_MS || WITHOUT_PAUSE.has(kind);
      const goesOn = kind !== '' && kind === last.kind && soon;
      last = { kind, at: nowMs };
      return !goesOn;
    },
    shown: (nowMs) => {
      last = { ...last, at: Math.max(last.at, nowMs) };
    },
    end: () => {
      last = { kind: '', at: Number.NEGATIVE_INFINITY };
    },
  };
}
