/** Where an area is and what it has to do with others, as plain data. */
import type { Edition, LevelData } from '../../../geodata/edition/edition.ts';
import { comparedFamilies } from '../../../geodata/model/ladder.ts';
import type { BoundaryKind, Language } from '../../../geodata/model/model.ts';
import type { AreaRef } from '../../contract/areas.ts';
import { compareVintages } from '../../edition/area-ref.ts';
import { byName, childrenOf, ladderOf, vintagesOf } from '../../edition/area-relations.ts';
import { isNewest } from '../../edition/newest-vintage.ts';
import { nameOf, otherNameOf, type Place, placeAt, placeOf } from '../../edition/place.ts';

export type AreaFacts = {
  place: Place;
  fullName: string;
  isUnknown: boolean;
  /** Whether no newer vintage of this level exists. */
  isNewest: boolean;
  boundaries: BoundaryKind;
  /** The one path down to here, coarse to fine, without the area itself. */
  ladder: Place[];
  /** What else it lies in: police zones, primary-care zones. */
  alsoIn: Place[];
  /** What its figures are compared with, nearest first. */
  compared: Place[];
  /** The area within which it is ranked; null for the coarsest. */
  context: Place | null;
  neighbours: AreaRef[];
  /** Per finer level, nearest first. */
  parts: { data: LevelData; indices: number[] }[];
  /** Predecessors per older vintage, newest first. */
  before: { data: LevelData; areas: AreaRef[] }[];
  /** The newest area that has come after it; null when this is the newest. */
  successor: Place | null;
};

/** The name that needs no context. */
export function fullNameOf({ place, fullName }: AreaFacts, language: Language): string {
  return language === 'fr' && otherNameOf(place, 'fr') ? nameOf(place, 'fr') : fullName;
}

export function gatherFacts(edition: Edition, place: Place): AreaFacts {
  const { data, index } = place;
  const area = data.areas[index];
  const above = withoutTwins(ladderOf(edition, data, index).map((ref) => placeOf(edition, ref)));
  const familyOf = ({ data: { level } }: Place): string => level.family;
  const find = (family: string): Place[] => above.filter((step) => familyOf(step) === family);
  const has = (family: string): boolean => find(family).length > 0;
  const { ladder } = edition.meta;
  const { from, to } = vintagesOf(edition, data, index);
  return {
    place,
    fullName: area?.fullName ?? place.ref.name,
    isUnknown: area?.unknownLocation ?? false,
    isNewest: isNewest(edition, data.level.code),
    boundaries: data.points[index] ? data.level.boundaries : 'none',
    ladder: ladder.families.flatMap(find),
    alsoIn: above.filter((step) => !ladder.families.includes(familyOf(step))),
    compared: comparedFamilies(ladder, has).flatMap(find),
    context: ladder.context.flatMap(find)[0] ?? null,
    neighbours: byName((data.neighbours[index] ?? []).map((at) => placeAt(data, at).ref)),
    parts: childrenOf(edition, data, index).map(({ level, areas }) => ({
      data: edition.level(level),
      indices: areas.map((ref) => ref.index),
    })),
    before: groupByLevel(edition, from),
    successor: newestOf(to.map((ref) => placeOf(edition, ref))),
  };
}

/** Brussels is a region and, in the same shape and under the same code, stands among the provinces. */
function withoutTwins(places: readonly Place[]): Place[] {
  return places.filter(
    ({ ref }, i) =>
      !places
        .slice(0, i)
        .some((other) => other.ref.code === ref.code && other.ref.name === ref.name),
  );
}

function groupByLevel(edition: Edition, refs: readonly AreaRef[]): AreaFacts['before'] {
  const levels = new Set(refs.map(({ level }) => edition.level(level)));
  return [...levels].sort(compareVintages).map((data) => ({
    data,
    areas: byName(refs.filter(({ level }) => level === data.level.code)),
  }));
}

function newestOf(places: Place[]): Place | null {
  return places.sort((a, b) => compareVintages(a.data, b.data))[0] ?? null;
}
