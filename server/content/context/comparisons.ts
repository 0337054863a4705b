/** What a territory is held against: by rule, as somebody chose, or as a manager grouped. */
import type { AreaGroup } from '../../../geodata/content/content.ts';
import { DataError, listKnown } from '../../../geodata/model/data-error.ts';
import { comparedFamilies } from '../../../geodata/model/ladder.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Place, placeAt, placeOf } from '../../edition/place.ts';
import { similarTo } from './similar.ts';
import { isSameTerritory, type Territory, territoryOf, togetherOf } from './territory.ts';

/** What a reader or author asked for. */
export type Comparison =
  | { kind: 'parents' | 'similar' | 'none' }
  | { kind: 'group'; name: string }
  | { kind: 'areas'; keys: { level: string; code: string }[] };

const MAX_AREAS = 4;

/** Throws `bad_request` for what is no comparison. */
export function parseComparison(text: string): Comparison {
  if (text === 'parents' || text === 'similar' || text === 'none') return { kind: text };
  const group = /^group:([a-z0-9-]+)$/.exec(text)?.[1];
  if (group) return { kind: 'group', name: group };
  const keys = text.split(',').map((one) => {
    const [, level = '', code = ''] = /^([^:]+):(.+)$/.exec(one) ?? [];
    return { level, code };
  });
  if (keys.length > MAX_AREAS || keys.some(({ level }) => level === ''))
    throw new DataError(
      'bad_request',
      `unknown comparison: "${text}" (expected parents, similar, none, group:name or up to ${MAX_AREAS} of level:code)`,
    );
  return { kind: 'areas', keys };
}

export function printComparison(comparison: Comparison): string {
  if (comparison.kind === 'group') return `group:${comparison.name}`;
  if (comparison.kind !== 'areas') return comparison.kind;
  return comparison.keys.map(({ level, code }) => `${level}:${code}`).join(',');
}

/**
 * The territories beside `base`, none of which is `base` itself or occurs twice, and none an unknown
 * location. Throws where something that was named does not exist.
 */
export function comparedWith(
  bundle: EditionBundle,
  groups: readonly AreaGroup[],
  base: Territory,
  asked: Comparison,
): Territory[] {
  const kept: Territory[] = [];
  for (const one of candidates(bundle, groups, base, asked)) {
    const isUnknown = one.indices.some((index) => one.data.areas[index]?.unknownLocation);
    const isKept = [base, ...kept].some((other) => isSameTerritory(bundle.edition, one, other));
    if (!isUnknown && !isKept) kept.push(one);
  }
  return kept;
}

function candidates(
  bundle: EditionBundle,
  groups: readonly AreaGroup[],
  base: Territory,
  asked: Comparison,
): Territory[] {
  const { edition } = bundle;
  switch (asked.kind) {
    case 'none':
      return [];
    case 'parents':
      return parentsByRule(bundle, base).map(territoryOf);
    case 'similar': {
      const near = similarTo(bundle, base);
      return near.length > 0 ? [togetherOf(base.data, near)] : [];
    }
    case 'group': {
      const group = groups.find(({ name }) => name === asked.name);
      if (!group) {
        const known = listKnown(groups.map(({ name }) => name)) || 'none';
        throw new DataError('bad_request', `unknown group: "${asked.name}" (known: ${known})`);
      }
      const data = edition.level(group.level);
      const indices = group.codes.map((code) => edition.areaIndex(data, code));
      return [togetherOf(data, indices, group.label)];
    }
    case 'areas':
      return asked.keys.map(({ level, code }) => {
        const data = edition.level(level);
        return territoryOf(placeAt(data, edition.areaIndex(data, code)));
      });
    default:
      return asked satisfies never;
  }
}

/** The areas in which all of the territory lies, nearest first. */
function parentsByRule({ edition }: EditionBundle, { data, indices }: Territory): Place[] {
  const ladders = indices.map((index) => ladderOf(edition, data, index));
  const [first = []] = ladders;
  const common = first.filter((ref) =>
    ladders.every((ladder) =>
      ladder.some((other) => other.level === ref.level && other.index === ref.index),
    ),
  );
  const places = common.map((ref) => placeOf(edition, ref));
  const find = (family: string): Place[] =>
    places.filter((place) => place.data.level.family === family);
  return comparedFamilies(edition.meta.ladder, (family) => find(family).length > 0).flatMap(find);
}
