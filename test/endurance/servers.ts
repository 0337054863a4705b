/** Real servers over one folder, and readers that write down everything that goes wrong. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');

export type RunningServer = {
  base: string;
  child: ChildProcess;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

export async function startServer(dataDir: string, port = 0): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG: 'off', METRICS: 'on' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const base = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk;
      const [, url] = /Buurtatlas is at (http:\S+)/.exec(said) ?? [];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { base, child, stop };
}

export type Seen = { requests: number; failures: string[]; editions: Set<string> };

const QUESTIONS = [
  '/api/edition',
  '/api/levels',
  '/api/indicators',
  '/api/levels/statsec/areas',
  '/api/values?indicator=v1101_t&level=statsec&period=latest',
  '/api/values?indicator=v1101_t&level=gemeente&period=latest',
  '/api/search?q=gent',
  '/gebied/gemeente/44021',
  '/health',
];

/** Asks all the time until it is stopped. A failure is any answer but 200, or one that does not read. */
export function watch(
  base: string,
  readers: number,
  questions = QUESTIONS,
): { seen: Seen; stop: () => Promise<Seen> } {
  const seen: Seen = { requests: 0, failures: [], editions: new Set() };
  let isOver = false;
  const read = async (first: number): Promise<void> => {
    for (let turn = first; !isOver; turn++) {
      const question = questions[turn % questions.length] ?? '/health';
      try {
        const response = await fetch(base + question);
        const text = await response.text();
        seen.requests++;
        if (response.status !== 200)
          seen.failures.push(`${question}: ${response.status} ${text.slice(0, 100)}`);
        else if (response.headers.get('content-type')?.includes('json')) {
          const { edition } = JSON.parse(text) as { edition?: string };
          if (edition) seen.editions.add(edition);
          const tag = response.headers.get('etag');
          // The tag begins with the edition that made the bytes.
          if (edition && tag && !tag.startsWith(`"${edition}`))
            seen.failures.push(`${question}: ${edition} tagged ${tag}`);
        }
      } catch (error) {
        seen.failures.push(`${question}: ${error}`);
      }
    }
  };
  const all = Array.from({ length: readers }, (_, reader) => read(reader));
  const stop = async (): Promise<Seen> => {
    isOver = true;
    await Promise.all(all);
    return seen;
  };
  return { seen, stop };
}
