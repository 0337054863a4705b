/**
 * npm run licences: the licences of all packages in the lock file, counted, and an error for one that is not allowed. What
 * runs is told apart from what only builds and tests.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

type Locked = { dev?: boolean; optional?: boolean; license?: string };

/** Compatible with the EUPL for use beside it. */
const ALLOWED =
  /^(MIT(-0)?|ISC|Apache-2\.0|(0)?BSD(-[23]-Clause)?|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|Unlicense|OFL-1\.1|MPL-2\.0|Python-2\.0|Zlib|WTFPL|EDL-1\.0|EUPL-1\.2)$/;

/** Whether one of the licences offered, or all of those that hold together, may be used. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim();
  if (/\sOR\s/.test(plain)) return plain.split(/\sOR\s/).some(isAllowed);
  // One package says `BDS` in its own file.
  return plain.split(/\sAND\s/).every((one) => ALLOWED.test(one.trim().replace(/^BDS-/, 'BSD-')));
}

export function listLicences(root: string): { name: string; licence: string; runs: boolean }[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, { dev = false, license }]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      licence: license ?? installedLicence(path.join(root, place)),
      runs: !dev,
    }));
}

/** Older packages say it only in their own file. */
function installedLicence(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  const [first] = Array.isArray(licenses) ? licenses : [];
  return typeof license === 'string' ? license : (license?.type ?? first?.type ?? 'unknown');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const packages = listLicences(path.join(import.meta.dirname, '..'));
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a))
    console.log(`${String(count).padStart(5)}  ${licence}`);
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  for (const { name, licence, runs } of refused)
    console.error(
      `licences: ${name} (${runs ? 'runs' : 'builds and tests'}): ${licence} is not allowed`,
    );
  process.exitCode = refused.some(({ runs }) => runs) ? 1 : 0;
}
