import type { CubeCells, DimensionLevel } from '../../geodata/model/cube.ts';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import { VALUE } from '../../geodata/model/status.ts';
import type { Published } from '../../geodata/publish/publish-values.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { publishedFigures } from '../figures/published-figures.ts';
import { wireNumber } from '../http/wire-number.ts';
import { areaNames } from './portal-names.ts';
import type { Selection } from './read-selection.ts';

export type SelectionTable = {
  headers: { name: string; type: 'String' | 'Numeric' }[];
  rows: (string | number | null)[][];
};

const MAX_ROWS = 500_000;

/** Items of one dimension level that are told apart. */
type Split = { level: DimensionLevel; items: DimensionLevel['items'] };

/**
 * A selection as the portal's clients read it: a column with the area, one with the period, one per dimension
 * told apart and one per indicator. Numbers, and null for whatever is not shown.
 */
export function selectionTable(bundle: EditionBundle, selection: Selection): SelectionTable {
  const { indicators, groups, periods } = selection;
  const splits = readSplits(bundle, selection);
  const combinations = combine(splits);
  const areas = groups.reduce((sum, group) => sum + group.areas.length, 0);
  const count = areas * periods.length * combinations.length;
  if (count > MAX_ROWS) {
    throw new DataError('bad_request', `${count} rows are too many (at most ${MAX_ROWS})`);
  }
  const rows = groups.flatMap(({ level, areas: chosen }) => {
    const names = areaNames(level.data);
    const columns = periods.map((period) =>
      combinations.map((cells) =>
        indicators.map((indicator) =>
          publishedOrNull(bundle, indicator, level.data.level.code, period, cells),
        ),
      ),
    );
    return chosen.flatMap((area) =>
      periods.flatMap((period, at) =>
        combinations.map((cells, cell) => [
          names[area] ?? '',
          period,
          ...itemNames(splits, cells),
          ...(columns[at]?.[cell] ?? []).map((published) => valueAt(published, area)),
        ]),
      ),
    );
  });
  return { headers: headersOf(indicators, splits, rows), rows };
}

function headersOf(
  indicators: readonly Indicator[],
  splits: readonly Split[],
  rows: SelectionTable['rows'],
): SelectionTable['headers'] {
  const text = (name: string) => ({ name, type: 'String' as const });
  const before = [text('Geo'), text('Perioden'), ...splits.map(({ level }) => text(level.name))];
  const taken = new Set(before.map(({ name }) => name));
  const values = indicators.map(({ code, name: { nl } }, at) => {
    const name = taken.has(nl) ? `${nl} (${code})` : nl;
    taken.add(name);
    // Clients turn every cell of a numeric column into a number: one without any would break them.
    const isNumeric = rows.some((row) => row[before.length + at] !== null);
    return { name, type: isNumeric ? ('Numeric' as const) : ('String' as const) };
  });
  return [...before, ...values];
}

/** Null where the indicator has no figures at this level in this period, which others of the table have. */
function publishedOrNull(
  bundle: EditionBundle,
  indicator: Indicator,
  level: string,
  period: string,
  cells: CubeCells,
): Published | null {
  const available = bundle.computer.availability(indicator).get(level) ?? [];
  if (!available.includes(period)) return null;
  return publishedFigures(bundle, { indicator, level, period }, cells);
}

function valueAt(published: Published | null, area: number): number | null {
  if (published?.column.statuses[area] !== VALUE) return null;
  return wireNumber(published.column.values[area] ?? 0, published.decimals);
}

/** What `dimlevel` names, per dimension level in the order in which they are named. */
function readSplits(bundle: EditionBundle, { indicators, dimensions }: Selection): Split[] {
  if (dimensions.length === 0) return [];
  const [indicator] = indicators;
  const cube = indicator && bundle.computer.cubes.findCube(indicator.code);
  if (!cube || indicators.length > 1) {
    throw new DataError('bad_request', 'parameter "dimlevel" is for one cube');
  }
  const chosen = new Map<DimensionLevel, Set<string>>();
  for (const text of dimensions) {
    const { level, items } = findSplit(cube.levels, cube.dimensions, text);
    const codes = chosen.get(level) ?? new Set<string>();
    chosen.set(level, codes);
    for (const { code } of items) codes.add(code);
  }
  return [...chosen].map(([level, codes]) => ({
    level,
    items: level.items.filter(({ code }) => codes.has(code)),
  }));
}

/** A dimension level, a dimension (its loading level), or an item, bare or after the code of its level. */
function findSplit(
  levels: readonly DimensionLevel[],
  dimensions: readonly { code: string; level: string }[],
  text: string,
): Split {
  const wanted = text.toLowerCase();
  const loaded = dimensions.find(({ code }) => code.toLowerCase() === wanted)?.level;
  const level =
    levels.find(({ code }) => code.toLowerCase() === wanted) ??
    levels.find(({ code }) => code === loaded);
  if (level) return { level, items: level.items };
  for (const one of levels) {
    const items = one.items.filter(({ code }) =>
      [code, `${one.code}_${code}`].some((name) => name.toLowerCase() === wanted),
    );
    if (items.length > 0) return { level: one, items };
  }
  const known = listKnown(levels.map(({ code }) => code));
  throw new DataError('bad_request', `unknown dimension level: "${text}" (known: ${known})`);
}

/** One question for each combination of items; one for the total when nothing is told apart. */
function combine(splits: readonly Split[]): CubeCells[] {
  let combinations: CubeCells[] = [{}];
  for (const { level, items } of splits) {
    combinations = combinations.flatMap((cells) =>
      items.map(({ code }) => ({ ...cells, [level.code]: [code] })),
    );
  }
  return combinations;
}

function itemNames(splits: readonly Split[], cells: CubeCells): string[] {
  return splits.map(({ level, items }) => {
    const code = cells[level.code]?.[0];
    return items.find((item) => item.code === code)?.name ?? '';
  });
}
