/** The rows of the triptych's table, which its bars follow, and its columns. */
import { computed, signal } from '@preact/signals';
import {
  formatChange,
  formatNumber,
  formatPercentChange,
} from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { say, sayLevelName, sayTitle, words } from '../../messages/words.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { listed, register } from '../../state/areas/listed-rows.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf } from '../../state/levels/ladder.ts';
import type { Drawn } from '../../state/shown/drawn.ts';
import { isSameTopic, secondDrawn } from '../../state/shown/second.ts';
import type { Shown } from '../../state/shown/shown.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sortRows, type TableColumn, type TableOrder } from '../../ui/area-list/table-rows.ts';
import { nameAxis, sayCell } from '../../ui/charts/print-axis.ts';
import { changesOf, placesOf } from './change.ts';
import { past } from './past.ts';
import { sparkCell } from './spark.tsx';

export const order = signal<TableOrder>({ by: 'value', descending: true });

export const columns = computed<TableColumn[]>(() => {
  const picture = listed.value?.picture;
  if (!picture) return [];
  const { names, codes } = picture.areas;
  const second = secondDrawn.value;
  return [
    { key: 'name', label: words.value.name, cell: (i) => names[i], text: (i) => names[i] ?? '' },
    { ...figureColumn('value', picture), label: `${words.value.value} ${spanOf(picture.request)}` },
    rankColumn(picture),
    ...changeColumns(picture),
    ...(second && !isSameTopic.value ? [figureColumn('second', second)] : []),
    ...parentColumns(picture),
    { key: 'code', label: words.value.code, cell: (i) => codes[i], text: (i) => codes[i] ?? '' },
  ];
});

/** Indices of the listed areas in the order of the table. */
export const rows = computed<Uint32Array>(() =>
  sortRows(columns.value, register.value, listed.value?.members ?? null, order.value),
);

function figureColumn(key: string, drawn: Drawn): TableColumn {
  const { indicator, figures } = drawn;
  return {
    key,
    label: sayTitle(indicator.name),
    note: nameAxis(drawn),
    isNumber: true,
    cell: (index) => sayCell(drawn, index, true),
    values: figures.values,
  };
}

function rankColumn({ figures }: Shown): TableColumn {
  const places = placesOf(figures.values, figures.sorted);
  const of = formatNumber(figures.sorted.length, 0, language.value);
  return {
    key: 'rank',
    label: lazyMessages.value.compareRank,
    note: lazyMessages.value.triptych.rankNote(of),
    isNumber: true,
    cell: (index) => {
      const place = places[index] ?? Number.NaN;
      return Number.isNaN(place) ? '' : formatNumber(place, 0, language.value);
    },
    values: places,
  };
}

function changeColumns(picture: Shown): TableColumn[] {
  const before = past.value;
  const { indicator, answer, figures } = picture;
  if (!before || before.first === answer.request.period) return [];
  const { values, isPercent } = changesOf(before.values, figures.values, indicator.type);
  const decimals = isPercent ? 1 : answer.decimals;
  const isShare = say(answer.unit) === '%';
  const said = lazyMessages.value.triptych;
  const change: TableColumn = {
    key: 'change',
    label: said.change(before.first),
    ...(isShare ? { note: `${said.change(before.first)} (${lazyMessages.value.points})` } : {}),
    isNumber: true,
    cell: (index) => {
      const value = values[index] ?? Number.NaN;
      if (Number.isNaN(value)) return '';
      return isPercent
        ? formatPercentChange(value, 1, language.value)
        : formatChange(value, decimals, language.value);
    },
    values: values.map((value) => Number(value.toFixed(decimals))),
  };
  if (!before.all) return [change];
  return [
    change,
    {
      key: 'trend',
      label: words.value.trend,
      cell: sparkCell(before.all, picture),
      text: () => '',
      isDrawing: true,
    },
  ];
}

function parentColumns(picture: Shown): TableColumn[] {
  const context = contextOf(picture.level, levels.value);
  const parents = context ? picture.areas.parents[context.code] : undefined;
  const areas = context ? areasOf(context.code) : null;
  if (!context || !parents || !areas) return [];
  const nameAt = (index: number): string => areas.names[parents[index] ?? -1] ?? '';
  // By name, so that areas of one parent stay together.
  const byName = areas.names.map((_, i) => i);
  const { compare } = new Intl.Collator(language.value, { numeric: true });
  byName.sort((a, b) => compare(areas.names[a] ?? '', areas.names[b] ?? ''));
  const placeOf = new Map(byName.map((index, place) => [index, place]));
  return [
    {
      key: 'parent',
      label: sayLevelName(context),
      cell: nameAt,
      text: nameAt,
      values: Float64Array.from(parents, (parent) => placeOf.get(parent ?? -1) ?? Number.NaN),
    },
  ];
}
