import { comparePeriods } from '../model/period.ts';
import type { ExportSelection } from './selection.ts';

/** Letters of the items of a cube in a name. */
const MAX_SLICE_LENGTH = 60;

/**
 * Name of an exported file without its extension: indicator, level, place, period, edition, of letters,
 * digits, `.`, `_` and `-` only. `v1101_t_statsec2024_gemeente-44021_2015-2024_827e0f72ba3e`.
 */
export function fileNameOf(selection: ExportSelection): string {
  const { series, data, within, isWholeLevel, publisher } = selection;
  const [first, ...others] = series;
  const slice = Object.values(first?.cells ?? {}).flat();
  const what = [
    first?.indicator.code ?? '',
    ...(slice.join('-').length > MAX_SLICE_LENGTH ? ['slice'] : slice),
    ...(others.length > 0 ? [`and-${others.length}-more`] : []),
  ].join('-');
  const part = isWholeLevel ? null : `${selection.areas.length}-areas`;
  const where = within ? `${within.level}-${within.code}` : part;
  const periods = periodsText(series.flatMap((one) => one.periods));
  const { id } = publisher.computer.edition.meta;
  return [what, data.level.code, where, periods, id]
    .filter((word) => word !== null)
    .map((word) => word.replaceAll(/[^\w.-]+/g, '-'))
    .join('_');
}

/** `2024`, or `2015-2024` for several. */
export function periodsText(periods: readonly string[]): string {
  const sorted = [...periods].sort(comparePeriods);
  const [first = '', last = first] = [sorted[0], sorted.at(-1)];
  return first === last ? first : `${first}-${last}`;
}
