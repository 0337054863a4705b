/** What kind of thing a unit counts in. The one place that knows units by their names. */
import type { Text } from './model.ts';

/**
 * `percent`: a share of a hundred. `percent_of`: percent of something else, such as a difference. `things`: what is
 * counted one by one. `index`: a number that has no unit. `other`: what is measured, and what is named.
 */
export type UnitKind = 'percent' | 'percent_of' | 'things' | 'index' | 'other';

/** Names in the first language of the indicator tables, in lower case. */
const KINDS: ReadonlyMap<string, UnitKind> = new Map([
  ['%', 'percent'],
  ['aantal', 'things'],
  ['nombre', 'things'],
  ['number', 'things'],
  ['index', 'index'],
  ['indice', 'index'],
  ['verhouding', 'index'],
  ['rapport', 'index'],
  ['ratio', 'index'],
]);

/** The kind of a unit, by its Dutch name: the tables of the source have no other. */
export function kindOfUnit({ nl }: Text): UnitKind {
  const name = nl.toLowerCase();
  return KINDS.get(name) ?? (name.startsWith('%') ? 'percent_of' : 'other');
}

/** Whether differences between figures of this unit are percentage points. */
export function isPercent(unit: Text): boolean {
  const kind = kindOfUnit(unit);
  return kind === 'percent' || kind === 'percent_of';
}
