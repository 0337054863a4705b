import { DataError } from '../../geodata/model/data-error.ts';
import { SETS, type SetName } from './sets.ts';

/** One step of an address: `GeoLevels('gemeente')`. */
export type Step = { set: SetName; key: string | null };

/**
 * The steps of a path under the service, as clients write them: names in any case, keys in single or double
 * quotes or none, encoded or not, or as a segment of their own (`Variables/v1101_t`). Throws `not_found`.
 */
export function readPath(path: string): Step[] {
  const steps: Step[] = [];
  for (const segment of splitSegments(path)) {
    const step = readStep(segment);
    const last = steps.at(-1);
    if (step) steps.push(step);
    else if (last && last.key === null) last.key = unquote(segment);
    else throw unknownSegment(segment);
  }
  return steps;
}

/** Slashes inside a quoted key separate nothing. */
function splitSegments(path: string): string[] {
  const decoded = decodeURIComponent(path);
  return (decoded.match(/(?:'[^']*'|"[^"]*"|[^/'"])+/g) ?? []).map((segment) => segment.trim());
}

function readStep(segment: string): Step | null {
  const [, name = '', key] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(segment) ?? [];
  const set = SETS.find((known) => known.toLowerCase() === name.toLowerCase());
  if (!set) return null;
  return { set, key: key === undefined || key.trim() === '' ? null : unquote(key) };
}

/** `'it''s'` is `it's` (OData 4.01 URL conventions, §5.1.1.6.1); `ExternalCode='x'` names its only key. */
function unquote(text: string): string {
  const value = text.trim().replace(/^ExternalCode\s*=\s*/i, '');
  const [, quoted] = /^'(.*)'$/s.exec(value) ?? /^"(.*)"$/s.exec(value) ?? [];
  return quoted === undefined ? value : quoted.replaceAll("''", "'");
}

function unknownSegment(segment: string): DataError {
  return new DataError(
    'not_found',
    `there is no "${segment.slice(0, 80)}" here (sets: ${SETS.join(', ')})`,
  );
}
