/**
 * JSON-stat 2.0 (https://json-stat.org/full/): one dense array over indicator, period and area, the area
 * fastest, so that it is written as it is read.
 */
import { comparePeriods } from '../model/period.ts';
import { EMPTY, STATUSES, SUPPRESSED, VALUE } from '../model/status.ts';
import { REASONS } from '../model/threshold.ts';
import { decimalsOf } from '../publish/publish-values.ts';
import { describeExport, titleOf } from './about.ts';
import { type Block, readBlocks } from './blocks.ts';
import type { ExportSelection } from './selection.ts';
import type { ExportTable } from './table.ts';

/** It is read into memory whole by everything that reads it. */
export const MAX_VALUES = 20_000_000;

export function countValues({ series, areas }: ExportSelection): number {
  return series.length * periodsOf(series).length * areas.length;
}

export function* writeJsonStat(table: ExportTable): Generator<Uint8Array> {
  const { selection, tally } = table;
  const { series, areas } = selection;
  const periods = periodsOf(series);
  const length = areas.length;
  const statuses = new Uint8Array(countValues(selection)).fill(EMPTY);
  const reasons = new Uint8Array(statuses.length);
  const blocks = readBlocks(selection, tally);

  yield Buffer.from(`${headOf(selection, periods)},"value":[`);
  let at = 0;
  for (const one of series) {
    for (const period of periods) {
      const block = one.periods.includes(period) ? (blocks.next().value as Block) : null;
      if (block) {
        statuses.set(block.statuses, at);
        reasons.set(block.reasons, at);
      }
      yield Buffer.from(`${at === 0 ? '' : ','}\n${valuesOf(block, length)}`);
      at += length;
    }
  }
  yield Buffer.from('\n],"status":{');
  yield* writeSparse(statuses, (status) => (status === VALUE ? null : STATUSES[status]));
  const about = describeExport(table);
  yield Buffer.from(`\n},"note":${JSON.stringify(about.notices)},"extension":{"reasons":{`);
  yield* writeSparse(reasons, (reason, i) => (statuses[i] === SUPPRESSED ? REASONS[reason] : null));
  yield Buffer.from(`\n},"about":${JSON.stringify(about)}}}\n`);
}

function periodsOf(series: ExportSelection['series']): string[] {
  return [...new Set(series.flatMap(({ periods }) => periods))].sort(comparePeriods);
}

/** Everything before the values, without the closing brace. */
function headOf(selection: ExportSelection, periods: readonly string[]): string {
  const { series, areas, data, language, publisher } = selection;
  const { meta } = publisher.computer.edition;
  const codes = areas.map((area) => data.areas[area]?.code ?? '');
  const label = (names: readonly (readonly [string, string])[]) => Object.fromEntries(names);
  const head = {
    version: '2.0',
    class: 'dataset',
    label: titleOf(selection),
    source: [
      ...new Set(
        series.map(
          ({ indicator: { source } }) =>
            meta.sources.find(({ code }) => code === source)?.name ?? source,
        ),
      ),
    ].join('; '),
    updated: meta.builtAt,
    id: ['indicator', 'period', 'area'],
    size: [series.length, periods.length, areas.length],
    role: { time: ['period'], geo: ['area'], metric: ['indicator'] },
    dimension: {
      indicator: {
        label: 'indicator',
        category: {
          index: series.map(({ indicator }) => indicator.code),
          label: label(series.map(({ indicator: { code, name } }) => [code, name[language]])),
          unit: Object.fromEntries(
            series.map(({ indicator }) => [
              indicator.code,
              { decimals: decimalsOf(indicator), label: indicator.unit[language] },
            ]),
          ),
        },
      },
      period: { label: 'period', category: { index: periods } },
      area: {
        label: data.level.name[language],
        category: {
          index: codes,
          label: label(areas.map((area, i) => [codes[i] ?? '', data.areas[area]?.name ?? ''])),
        },
      },
    },
  };
  return JSON.stringify(head).slice(0, -1);
}

function valuesOf(block: Block | null, length: number): string {
  const values = Array.from({ length }, (_, i) =>
    block && block.statuses[i] === VALUE ? (block.values[i] ?? null) : null,
  );
  return JSON.stringify(values).slice(1, -1);
}

const SPARSE_BATCH = 20_000;

/** Members by index for which there is a word. */
function* writeSparse(
  bytes: Uint8Array,
  wordOf: (byte: number, index: number) => string | null | undefined,
): Generator<Uint8Array> {
  let isFirst = true;
  for (let first = 0; first < bytes.length; first += SPARSE_BATCH) {
    let text = '';
    const end = Math.min(first + SPARSE_BATCH, bytes.length);
    for (let i = first; i < end; i++) {
      const word = wordOf(bytes[i] ?? 0, i);
      if (!word) continue;
      text += `${isFirst ? '\n' : ',\n'}"${i}":"${word}"`;
      isFirst = false;
    }
    yield Buffer.from(text);
  }
}
