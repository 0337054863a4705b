import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayLevelName } from '../../messages/messages.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import type { Compared, Held } from '../../state/pins/compared.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { printCell } from '../../ui/charts/print-figure.ts';

/** For a spreadsheet: separated by tabs, numbers with a point and no marks between thousands. */
export function tableText(rows: readonly Compared[], against: Held | null, view: MapView): string {
  const t = lazyMessages.peek();
  const value = `${sayTopic(view)} (${say(view.answer.unit)}) ${spanOf(view.request)}`;
  const difference = against ? t.compareDifference(against.name) : '';
  const heading = [
    messages.peek().code,
    messages.peek().name,
    messages.peek().level,
    value,
    t.tableStatus,
    t.compareRank,
    ...(against ? [difference, `${difference} (%)`] : []),
  ];
  const lines = rows.map((row) => [
    row.code,
    row.name,
    row.at ? sayLevelName(row.at) : '',
    row.value ?? '',
    row.value === null ? printCell(row) : messages.peek().statuses.value,
    row.rank ? `${row.rank.from}–${row.rank.to}/${row.rank.of}` : '',
    ...(against
      ? [round(row.difference?.absolute, view.answer.decimals), round(row.difference?.percent, 1)]
      : []),
  ]);
  return [heading, ...lines].map((cells) => cells.map(clean).join('\t')).join('\n');
}

function round(value: number | null | undefined, decimals: number): string {
  return typeof value === 'number' ? String(Number(value.toFixed(decimals))) : '';
}

function clean(text: string | number): string {
  return String(text).replace(/[\t\r\n]+/g, ' ');
}
