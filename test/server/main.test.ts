import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ATLAS_FILE } from '../../geodata/edition/edition.ts';
import { readConfig } from '../../server/http/config.ts';
import { createDataDir, createEdition } from '../fixtures/create-edition.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let data: ReturnType<typeof createDataDir>;
let edition: string;
beforeAll(async () => {
  data = createDataDir();
  edition = await createEdition(data.dataDir);
});
afterAll(() => data.remove());

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

type Started = {
  child: ChildProcess;
  /** Everything written so far. */
  output: () => string;
  exited: Promise<number | null>;
  /** Resolves when the output matches. */
  until: (pattern: RegExp) => Promise<RegExpExecArray>;
};

function start(environment: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: data.dataDir, ...environment },
  });
  running.push(child);
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
      for (const watch of watchers) watch();
    });
  }
  return {
    child,
    output: () => text,
    exited: new Promise((resolve) => child.on('close', resolve)),
    until: (pattern) =>
      new Promise((resolve) => {
        const watch = (): void => {
          const match = pattern.exec(text);
          if (!match) return;
          watchers.delete(watch);
          resolve(match);
        };
        watchers.add(watch);
        watch();
      }),
  };
}

async function startListening(environment: Record<string, string> = {}) {
  const started = start(environment);
  const [, url = ''] = await started.until(/Buurtatlas is at (http:\S+)/);
  return { ...started, url };
}

describe('the server', () => {
  it('answers, logs a line per request without addresses, and stops on SIGTERM', async () => {
    const { url, child, exited, until, output } = await startListening();
    const response = await fetch(`${url}/health`);
    expect(await response.json()).toEqual({ ok: true, edition });
    await until(/GET \/health 200 [\d.]+ ms/);
    expect(
      output()
        .split('\n')
        .find((line) => line.includes('/health')),
    ).not.toContain('127.0.0.1');
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });

  it('finishes what it is sending before it stops', async () => {
    const { url, child, exited } = await startListening({ LOG: 'off' });
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write('GET /health HTTP/1.1\r\nHost: a\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    socket.write('Connection: close\r\n\r\n');
    await closed;
    expect(received).toContain('200 OK');
    expect(await exited).toBe(0);
  });

  it('stops at once on a second signal', async () => {
    const { url, child, exited } = await startListening({ LOG: 'off' });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET /health HTTP/1.1\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
  });

  it('answers what is no HTTP in the one shape', async () => {
    const { url } = await startListening({ LOG: 'off' });
    const send = (text: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1');
        let received = '';
        socket.on('data', (chunk) => {
          received += chunk;
        });
        socket.on('close', () => resolve(received));
        socket.write(text);
      });
    const bodyOf = (received: string): unknown => JSON.parse(received.split('\r\n\r\n')[1] ?? '');
    expect(bodyOf(await send('nonsense\r\n\r\n'))).toMatchObject({
      code: 'bad_request',
      status: 400,
    });
    const large = await send(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(bodyOf(large)).toMatchObject({ ok: false, code: 'request_too_large', status: 431 });
    const noHost = await send('GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
    expect(noHost).toContain('"code":"bad_request"');
  });
});

describe('the server does not start', () => {
  it('without an edition, and says how to build one', async () => {
    const empty = createDataDir();
    const { exited, output } = start({ DATA_DIR: empty.dataDir });
    expect(await exited).toBe(1);
    expect(output()).toContain('there is no live edition');
    expect(output()).toContain('npm run edition -- --from geodata/starter');
    await empty.remove();
  });

  it('on an edition of an older layout', async () => {
    const old = createDataDir();
    const id = await createEdition(old.dataDir);
    const file = path.join(old.dataDir, 'editions', id, ATLAS_FILE);
    expect(existsSync(file)).toBe(true);
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(file);
    db.prepare("UPDATE meta SET value = '0' WHERE key = 'version'").run();
    db.close();
    const { exited, output } = start({ DATA_DIR: old.dataDir });
    expect(await exited).toBe(1);
    expect(output()).toContain('layout 0');
    expect(output()).toContain('npm run edition');
    await old.remove();
  });

  it('on a port in use, and names it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { exited, output } = start({ PORT: String(port) });
    expect(await exited).toBe(1);
    expect(output()).toContain(`port ${port} is in use`);
    expect(output()).toContain('PORT=');
    other.close();
  });

  it.each([
    [{ PORT: '70000' }, 'PORT: expected a number from 0 to 65535, got "70000"'],
    [{ PORT: '' }, 'PORT: expected'],
    [{ HOST: 'a b' }, 'HOST: expected'],
    [{ DATA_DIR: '' }, 'DATA_DIR: expected a folder'],
    [{ LOG: 'loud' }, 'LOG: expected on, json or off, got "loud"'],
  ])('with %o', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('with a file as data folder', () => {
    const file = path.join(data.dataDir, 'file');
    writeFileSync(file, '');
    expect(() => readConfig({ DATA_DIR: file })).toThrow('expected a folder');
  });
});
