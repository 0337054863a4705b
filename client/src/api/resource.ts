import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { ApiError, type Ask } from './request.ts';

/** An answer that knows which question it answers. */
export type Answered<Q, A> = { question: Q; answer: A };

export type Resource<Q, A> = {
  /** The latest answer; it stays while a newer question is under way. */
  latest: ReadonlySignal<Answered<Q, A> | null>;
  loading: ReadonlySignal<boolean>;
  error: ReadonlySignal<ApiError | null>;
  retry: () => void;
  /** Asks what will be asked soon, so that its answer is there then. A failure is told when it is asked. */
  prefetch: (question: Q) => void;
  /** The answer to another question, where it has come in before. */
  known: (question: Q) => A | null;
};

/** Questions under way in the whole app: the progress bar looks at this. */
export const pendingCount = signal(0);

type Options<Q> = {
  question: ReadonlySignal<Q | null>;
  /** Two questions with the same key have the same answer. */
  keyOf: (question: Q) => string;
  /** How many answers are remembered. */
  remember?: number;
};

/**
 * Asks whenever the question changes. Only the answer to the current question is taken: earlier
 * questions are aborted, and an answer that still comes in late is dropped.
 */
export function createResource<Q, A>(ask: Ask<Q, A>, options: Options<Q>): Resource<Q, A> {
  const { question, keyOf, remember = 60 } = options;
  const latest = signal<Answered<Q, A> | null>(null);
  const loading = signal(false);
  const error = signal<ApiError | null>(null);
  const attempt = signal(0);
  const answers = new Map<string, A>();

  effect(() => {
    const asked = question.value;
    attempt.value;
    return untracked(() => {
      error.value = null;
      if (asked === null) {
        latest.value = null;
        loading.value = false;
        return;
      }
      const key = keyOf(asked);
      const known = answers.get(key);
      if (known !== undefined) {
        latest.value = { question: asked, answer: known };
        loading.value = false;
        return;
      }
      const abort = new AbortController();
      loading.value = true;
      pendingCount.value++;
      ask(asked, abort.signal)
        .then((answer) => {
          keep(answers, key, answer, remember);
          if (abort.signal.aborted) return;
          latest.value = { question: asked, answer };
          loading.value = false;
        })
        .catch((reason: unknown) => {
          if (abort.signal.aborted) return;
          loading.value = false;
          error.value =
            reason instanceof ApiError ? reason : new ApiError('bug', String(reason), 0);
        })
        .finally(() => pendingCount.value--);
      return () => abort.abort();
    });
  });

  const soon = new Set<string>();
  const prefetch = (asked: Q): void => {
    const key = keyOf(asked);
    if (answers.has(key) || soon.has(key)) return;
    soon.add(key);
    ask(asked, new AbortController().signal)
      .then((answer) => keep(answers, key, answer, remember))
      .catch(() => undefined)
      .finally(() => soon.delete(key));
  };

  const known = (asked: Q): A | null => answers.get(keyOf(asked)) ?? null;
  return { latest, loading, error, retry: () => attempt.value++, prefetch, known };
}

function keep<A>(answers: Map<string, A>, key: string, answer: A, limit: number): void {
  answers.set(key, answer);
  const oldest = answers.keys().next().value;
  if (answers.size > limit && oldest !== undefined) answers.delete(oldest);
}
