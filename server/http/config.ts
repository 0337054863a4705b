/** Settings from the environment, checked before anything is opened. docs/operations/configuration.md lists them. */
import { existsSync, statSync } from 'node:fs';
import { DataError } from '../../geodata/model/data-error.ts';

export type Config = {
  port: number;
  host: string;
  /** Folder with `editions/` and `live`. */
  dataDir: string;
  /** What is written of each request: nothing, a line for people, or a JSON object for programs. */
  logRequests: 'off' | 'text' | 'json';
  /** Base address of a service that finds addresses; null for none. */
  addressService: string | null;
  /** Requests for answers that are made, per client and minute; 0: no limit here, a proxy has its own. */
  rateLimit: number;
  /** How many proxies before this server add to `X-Forwarded-For`; 0: the address of the connection counts. */
  proxies: number;
  /** Whether `/metrics` answers. */
  metrics: boolean;
};

type Environment = Record<string, string | undefined>;

/** Throws `bad_request` with the setting, what was found and what is allowed. */
export function readConfig(environment: Environment): Config {
  return {
    port: readPort(environment.PORT ?? '8080'),
    host: readHost(environment.HOST ?? '127.0.0.1'),
    dataDir: readFolder(environment.DATA_DIR ?? 'data'),
    logRequests: readLog(environment.LOG ?? 'on'),
    addressService: readService(environment.ADDRESS_SERVICE ?? ''),
    rateLimit: readNumber('RATE_LIMIT', environment.RATE_LIMIT ?? '0', 1_000_000),
    proxies: readNumber('PROXIES', environment.PROXIES ?? '0', 10),
    metrics: readSwitch('METRICS', environment.METRICS ?? 'off'),
  };
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw refuse('PORT', text, 'a number from 0 to 65535');
}

function readNumber(name: string, text: string, most: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
  throw refuse(name, text, `a number from 0 to ${most}`);
}

function readHost(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw refuse('HOST', text, 'a name or address such as 127.0.0.1 or 0.0.0.0');
}

function readFolder(text: string): string {
  if (text !== '' && (!existsSync(text) || statSync(text).isDirectory())) return text;
  throw refuse('DATA_DIR', text, 'a folder');
}

function readLog(text: string): Config['logRequests'] {
  if (text === 'json' || text === 'off') return text;
  if (text === 'on') return 'text';
  throw refuse('LOG', text, 'on, json or off');
}

function readSwitch(name: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw refuse(name, text, 'on or off');
}

function readService(text: string): string | null {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (isPlain) return text;
  throw refuse(
    'ADDRESS_SERVICE',
    text,
    'an address such as https://geo.api.vlaanderen.be/geolocation',
  );
}

function refuse(name: string, text: string, expected: string): DataError {
  return new DataError('bad_request', `${name}: expected ${expected}, got "${text}"`);
}
