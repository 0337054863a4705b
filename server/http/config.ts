/** Settings from the environment, checked before anything is opened. */
import { existsSync, statSync } from 'node:fs';
import { DataError } from '../../geodata/model/data-error.ts';

export type Config = {
  port: number;
  host: string;
  /** Folder with `editions/` and `live`. */
  dataDir: string;
  /** One line per request on stdout. */
  logRequests: boolean;
  /** Base address of a service that finds addresses; null for none. */
  addressService: string | null;
};

/** Throws `bad_request` with the setting, what was found and what is allowed. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  return {
    port: readPort(environment.PORT ?? '8080'),
    host: readHost(environment.HOST ?? '127.0.0.1'),
    dataDir: readFolder(environment.DATA_DIR ?? 'data'),
    logRequests: readSwitch(environment.LOG ?? 'on'),
    addressService: readService(environment.ADDRESS_SERVICE ?? ''),
  };
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw refuse('PORT', text, 'a number from 0 to 65535');
}

function readHost(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw refuse('HOST', text, 'a name or address such as 127.0.0.1 or 0.0.0.0');
}

function readFolder(text: string): string {
  if (text !== '' && (!existsSync(text) || statSync(text).isDirectory())) return text;
  throw refuse('DATA_DIR', text, 'a folder');
}

function readSwitch(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw refuse('LOG', text, 'on or off');
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
