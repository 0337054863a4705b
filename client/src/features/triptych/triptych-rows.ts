/** The rows of the triptych's table, which its bars follow, and its columns. */
import { computed, signal } from '@preact/signals';
import {
  formatChange,
  formatNumber,
  formatPercentChange,
} from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayLevelName, sayTitle } from '../../messages/messages.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { listed, register } from '../../state/areas/listed-rows.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf } from '../../state/levels/ladder.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { isSameTopic, secondMapData } from '../../state/map-view/second.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sortRows, type TableColumn, type TableOrder } from '../../ui/area-list/table-rows.ts';
import { nameAxis, sayCell } from '../../ui/charts/print-axis.ts';
import { changesOf, placesOf } from './change.ts';
import { past } from './past.ts';
import { sparkCell } from './spark.tsx';

export const order = signal<TableOrder>({ by: 'value', descending: true });

export const columns = computed<TableColumn[]>(() => {
  const view = listed.value?.view;
  if (!view) return [];
  const { names, codes } = view.areas;
  const second = secondMapData.value;
  return [
    { key: 'name', label: messages.value.name, cell: (i) => names[i], text: (i) => names[i] ?? '' },
    { ...figureColumn('value', view), label: `${messages.value.value} ${spanOf(view.request)}` },
    rankColumn(view),
    ...changeColumns(view),
    ...(second && !isSameTopic.value ? [figureColumn('second', second)] : []),
    ...parentColumns(view),
    { key: 'code', label: messages.value.code, cell: (i) => codes[i], text: (i) => codes[i] ?? '' },
  ];
});

/** Indices of the listed areas in the order of the table. */
export const rows = computed<Uint32Array>(() =>
  sortRows(columns.value, register.value, listed.value?.members ?? null, order.value),
);

function figureColumn(key: string, data: MapData): TableColumn {
  const { indicator, figures } = data;
  return {
    key,
    label: sayTitle(indicator.name),
    note: nameAxis(data),
    isNumber: true,
    cell: (index) => sayCell(data, index, true),
    values: figures.values,
  };
}

function rankColumn({ figures }: MapView): TableColumn {
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

function changeColumns(view: MapView): TableColumn[] {
  const before = past.value;
  const { indicator, answer, figures } = view;
  if (!before || before.first === answer.request.period) return [];
  const { values, isPercent } = changesOf(before.values, figures.values, indicator.type);
  const decimals = isPercent ? 1 : answer.decimals;
  const isShare = say(answer.unit) === '%';
  const t = lazyMessages.value.triptych;
  const change: TableColumn = {
    key: 'change',
    label: t.change(before.first),
    ...(isShare ? { note: `${t.change(before.first)} (${lazyMessages.value.points})` } : {}),
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
      label: messages.value.trend,
      cell: sparkCell(before.all, view),
      text: () => '',
      isDrawing: true,
    },
  ];
}

function parentColumns(view: MapView): TableColumn[] {
  const context = contextOf(view.level, levels.value);
  const parents = context ? view.areas.parents[context.code] : undefined;
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
