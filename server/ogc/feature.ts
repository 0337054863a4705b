import type { MultiPolygon, Position } from 'geojson';
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { parentIndex } from '../../geodata/edition/edition.ts';
import { EMPTY, VALUE } from '../../geodata/model/status.ts';
import type { Published, Question } from '../../geodata/publish/publish-values.ts';
import type { FlatGeobufReader, FlatPolygon } from '../../tiles/flatgeobuf/read-flatgeobuf.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { publishedFigures } from '../figures/published-figures.ts';
import { shownFigures } from '../figures/shown-indicator.ts';
import { wireReason, wireStatus } from '../figures/wire-column.ts';
import { wireNumber } from '../http/wire-number.ts';
import { type Crs, positionIn } from './crs.ts';
import type { FeatureQuery } from './items-query.ts';

/** A column that is joined to features. */
export type Joined = { question: Question; published: Published };

/** The columns asked for with `indicators` and `period`, the latest unless told otherwise. */
export function joinedColumns(
  bundle: EditionBundle,
  data: LevelData,
  { indicators = [], period = 'latest' }: FeatureQuery,
): Joined[] {
  return [...new Set(indicators)].map((code) => {
    const indicator = shownFigures(bundle, code);
    const question = bundle.publisher.ask(indicator.code, data.level.code, period);
    return { question, published: publishedFigures(bundle, question) };
  });
}

export type Feature = {
  type: 'Feature';
  id: string;
  properties: Record<string, string | number | null>;
  geometry: MultiPolygon | null;
};

/**
 * An area as GeoJSON: `code`, `name`, the code of its parent at each coarser level under that level's code,
 * and four properties per joined column. Outer rings run counterclockwise (RFC 7946 §3.1.6).
 */
export function featureOf(
  { edition, outlines }: EditionBundle,
  data: LevelData,
  index: number,
  crs: Crs,
  joined: readonly Joined[],
): Feature {
  const code = data.areas[index]?.code ?? '';
  return {
    type: 'Feature',
    id: code,
    properties: {
      code,
      name: data.areas[index]?.name ?? '',
      ...parentCodes(edition, data, index),
      ...Object.assign({}, ...joined.map((column) => figureProperties(column, index))),
    },
    geometry: geometryOf(outlines.of(data.level.code), index, crs),
  };
}

function parentCodes(
  edition: Edition,
  data: LevelData,
  index: number,
): Record<string, string | null> {
  return Object.fromEntries(
    edition.coarserLevels(data.level.code).map(({ level, areas }) => {
      const at = parentIndex(data.parents.get(level.code) ?? null, index);
      return [level.code, at === null ? null : (areas[at]?.code ?? null)];
    }),
  );
}

/** Every joined column has the same four properties in every feature, so that readers see one table. */
function figureProperties(
  { question, published }: Joined,
  index: number,
): Record<string, string | number | null> {
  const { code } = question.indicator;
  const { column, reasons, decimals } = published;
  const status = column.statuses[index] ?? EMPTY;
  return {
    [code]: status === VALUE ? wireNumber(column.values[index] ?? 0, decimals) : null,
    [`${code}_status`]: wireStatus(status),
    [`${code}_reason`]: wireReason(reasons[index]),
    [`${code}_period`]: question.period,
  };
}

function geometryOf(reader: FlatGeobufReader | null, index: number, crs: Crs): MultiPolygon | null {
  const offset = reader?.offsetOf(index) ?? null;
  if (reader === null || offset === null) return null;
  const coordinates = reader.polygonsAt(offset).map((polygon) => ringsOf(polygon, crs));
  return { type: 'MultiPolygon', coordinates };
}

function ringsOf({ xy, ends }: FlatPolygon, crs: Crs): Position[][] {
  let start = 0;
  return Array.from(ends, (end, ring) => {
    const positions: Position[] = [];
    for (let at = start; at < end; at++) {
      positions.push(positionIn(crs, [xy[2 * at] ?? 0, xy[2 * at + 1] ?? 0]));
    }
    start = end;
    const isOuter = ring === 0;
    return isCounterclockwise(positions) === isOuter ? positions : positions.reverse();
  });
}

function isCounterclockwise(ring: readonly Position[]): boolean {
  let twiceArea = 0;
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    twiceArea += x * nextY - nextX * y;
  }
  return twiceArea > 0;
}
