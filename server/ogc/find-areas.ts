import type { LevelData } from '../../geodata/edition/edition.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { meetsBox } from '../../tiles/outlines/meets-box.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { coverInDegrees, polygonsIn } from './crs.ts';
import { boxesOf, type ItemsQuery } from './items-query.ts';
import { propertyFilter, queryableNames } from './queryables.ts';

/** Indices of the drawn areas that meet the box and have the properties asked for, ascending. */
export function findAreas(bundle: EditionBundle, data: LevelData, query: ItemsQuery): number[] {
  const { edition } = bundle;
  const asked = Object.fromEntries(
    queryableNames(edition, data).flatMap((name) => {
      const value = (query as Record<string, unknown>)[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  const inBox = areasInBox(bundle, data, query);
  return inBox.filter(propertyFilter(edition, data, asked));
}

function areasInBox({ outlines }: EditionBundle, data: LevelData, query: ItemsQuery): number[] {
  const boxes = boxesOf(query);
  const drawn = data.points.flatMap((point, index) => (point ? [index] : []));
  if (!boxes) return drawn;
  if (boxes === 'turned') {
    throw new DataError('bad_request', 'parameter "bbox": expected west before east');
  }
  const reader = outlines.of(data.level.code);
  const system = query['bbox-crs'];
  const found = new Set<number>();
  for (const box of boxes) {
    for (const offset of reader?.search(coverInDegrees(system, box)) ?? []) {
      const polygons = polygonsIn(system, reader?.polygonsAt(offset) ?? []);
      if (meetsBox(polygons, box)) found.add(reader?.labelAt(offset).index ?? -1);
    }
  }
  return drawn.filter((index) => found.has(index));
}
