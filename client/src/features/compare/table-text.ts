import { lazyMessages } from '../../messages/lazy-messages.ts';
import { say, sayLevelName, words } from '../../messages/words.ts';
import type { Compared, Held } from '../../state/pins/compared.ts';
import type { Shown } from '../../state/shown/shown.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { printCell } from '../../ui/charts/print-figure.ts';

/** For a spreadsheet: separated by tabs, numbers with a point and no marks between thousands. */
export function tableText(rows: readonly Compared[], against: Held | null, picture: Shown): string {
  const said = lazyMessages.peek();
  const value = `${sayTopic(picture)} (${say(picture.answer.unit)}) ${spanOf(picture.request)}`;
  const difference = against ? said.compareDifference(against.name) : '';
  const heading = [
    words.peek().code,
    words.peek().name,
    words.peek().level,
    value,
    said.tableStatus,
    said.compareRank,
    ...(against ? [difference, `${difference} (%)`] : []),
  ];
  const lines = rows.map((row) => [
    row.code,
    row.name,
    row.at ? sayLevelName(row.at) : '',
    row.value ?? '',
    row.value === null ? printCell(row) : words.peek().statuses.value,
    row.rank ? `${row.rank.from}–${row.rank.to}/${row.rank.of}` : '',
    ...(against
      ? [
          round(row.difference?.absolute, picture.answer.decimals),
          round(row.difference?.percent, 1),
        ]
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
