/** Writes down what an edition tells of protected counts, for the editions that come after it. */
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { encodeProtection } from '../../geodata/disclosure/encode-protection.ts';
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import type { MemoryStore, PastColumn } from '../../geodata/edition/memory-store.ts';
import { SUPPRESSED, VALUE } from '../../geodata/model/status.ts';
import type { DecidedTable } from '../../geodata/protect/protections-before.ts';
import { type Published, ValuePublisher } from '../../geodata/publish/publish-values.ts';

/**
 * Remembers an edition that goes live. One that was the last to do so is not counted twice.
 * @param thresholds lowest value that may be shown, per count that is protected
 * @param tables cubes and flows with their protection
 */
export function rememberEdition(
  memory: MemoryStore,
  edition: Edition,
  thresholds: ReadonlyMap<string, number>,
  tables: readonly DecidedTable[] = [],
): void {
  const { id } = edition.meta;
  if (memory.editions.at(-1) === id) return;
  const publisher = new ValuePublisher(new ValueComputer(edition));
  memory.remember(id, (number) => {
    for (const data of edition.levels) rememberLevel(memory, data);
    for (const { kind, code, place, digest, protection } of tables) {
      const threshold = edition.findIndicator(code)?.threshold ?? 0;
      if (kind === 'cube') memory.writeThreshold(code, threshold);
      memory.writeProtection(kind, code, place, digest, encodeProtection(protection));
    }
    for (const [code, threshold] of thresholds) {
      memory.writeThreshold(code, threshold);
      const indicator = edition.indicator(code);
      for (const [level, periods] of publisher.computer.availability(indicator)) {
        for (const period of periods) {
          const published = publisher.publish({ indicator, level, period });
          const before = memory.columnsOf(code, period).get(level);
          const column = columnAfter(before, published, edition.level(level), number);
          memory.writeColumn(code, period, level, column);
        }
      }
    }
  });
}

function rememberLevel(memory: MemoryStore, { level, areas, parents }: LevelData): void {
  const codes = areas.map(({ code }) => code);
  memory.writeLevel(level.code, { family: level.family, codes, parents });
}

/** What is known of a column after an edition; areas that it no longer has are kept at the end. */
function columnAfter(
  before: PastColumn | undefined,
  { column: { values, statuses } }: Published,
  { areas }: LevelData,
  number: number,
): PastColumn {
  const at = new Map(before?.codes.map((code, index) => [code, index]));
  const here = areas.map(({ code }) => code);
  const gone = before?.codes.filter((code) => !new Set(here).has(code)) ?? [];
  const codes = [...here, ...gone];
  const after = {
    codes,
    hiddenSince: new Int32Array(codes.length),
    shownUntil: new Int32Array(codes.length),
    values: new Float64Array(codes.length),
  };
  for (const [index, code] of codes.entries()) {
    const old = at.get(code);
    if (before && old !== undefined) {
      after.hiddenSince[index] = before.hiddenSince[old] ?? 0;
      after.shownUntil[index] = before.shownUntil[old] ?? 0;
      after.values[index] = before.values[old] ?? 0;
    }
    const status = index < here.length ? statuses[index] : undefined;
    if (status === VALUE) {
      after.hiddenSince[index] = 0;
      after.shownUntil[index] = number;
      after.values[index] = values[index] ?? 0;
    } else if (status === SUPPRESSED) after.hiddenSince[index] ||= number;
  }
  return after;
}
