/** One reader under many inputs: what was kept from before first, then what the grammar makes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Target } from './targets.ts';

export type Fuzzed = {
  name: string;
  executions: number;
  accepted: number;
  refused: number;
  /** Milliseconds of the input that took longest. */
  slowestMs: number;
  seconds: number;
  /** The smallest input that failed, and how; null when none did. */
  failure: { input: string | Buffer; error: string } | null;
};

export type FuzzLimits = { runs: number; seconds: number; seed: number };

const CORPUS = path.join(import.meta.dirname, 'corpus');
type Kept = string | { base64: string };

/** Inputs that once failed, or that are worth reading every time. */
export function readCorpus(name: string): (string | Buffer)[] {
  const file = path.join(CORPUS, `${name}.json`);
  if (!existsSync(file)) return [];
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept[];
  return kept.map((one) => (typeof one === 'string' ? one : Buffer.from(one.base64, 'base64')));
}

export function keepInCorpus(name: string, input: string | Buffer): void {
  const all = [...readCorpus(name), input].map(
    (one): Kept => (typeof one === 'string' ? one : { base64: one.toString('base64') }),
  );
  const file = path.join(CORPUS, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

export async function runTarget(
  name: string,
  { inputs, read }: Target,
  { runs, seconds, seed }: FuzzLimits,
): Promise<Fuzzed> {
  const counts = { executions: 0, accepted: 0, refused: 0, slowestMs: 0 };
  const startedAt = performance.now();
  const once = async (input: string | Buffer): Promise<void> => {
    const began = performance.now();
    counts.executions++;
    counts[await read(input)]++;
    counts.slowestMs = Math.max(counts.slowestMs, performance.now() - began);
  };
  const done = (failure: Fuzzed['failure']): Fuzzed => ({
    ...{ name, failure, ...counts },
    seconds: (performance.now() - startedAt) / 1000,
  });
  for (const input of readCorpus(name)) {
    try {
      await once(input);
    } catch (error) {
      return done({ input, error: String(error) });
    }
  }
  const checked = await fc.check(fc.asyncProperty(inputs, once), {
    numRuns: runs,
    seed,
    interruptAfterTimeLimit: seconds * 1000,
    markInterruptAsFailure: false,
  });
  const [input] = checked.counterexample ?? [];
  if (input === undefined) return done(null);
  const error = checked.errorInstance;
  return done({
    input,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
