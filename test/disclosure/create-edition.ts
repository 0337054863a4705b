/** Small editions for one question each: levels, who lies where, counts, and what the engine hides. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { createDatabase } from '../../geodata/edition/database.ts';
import { ATLAS_FILE, type Edition } from '../../geodata/edition/edition.ts';
import {
  createTables,
  writeFigures,
  writeIndicators,
  writeLevels,
  writeMeta,
  writeParents,
  writeProtection,
} from '../../geodata/edition/edition-store.ts';
import { createBuildFolder, openEdition, sealEdition } from '../../geodata/edition/editions.ts';
import { type Column, createColumn } from '../../geodata/model/column.ts';
import type { Indicator, Level } from '../../geodata/model/model.ts';
import { VALUE } from '../../geodata/model/status.ts';
import type { HiddenCells } from '../../geodata/protect/hidden-cells.ts';
import { protectEdition } from '../../geodata/protect/protect-edition.ts';
import type { TotalOfParts } from '../../geodata/protect/protect-totals.ts';
import { sameText } from '../../geodata/source/definitions/read-indicators.ts';
import { openUnsealed } from '../../server/publishing/check-edition.ts';

export type SmallEdition = {
  /** Coarse to fine, with the number of areas. */
  levels: Record<string, number>;
  /** Child → parent → index of the parent of each child, -1 for none. */
  parents: Record<string, Record<string, number[]>>;
  indicators: (Partial<Indicator> & { code: string })[];
  /** Indicator → level → period → one number an area; null where nothing is known. */
  figures: Record<string, Record<string, Record<string, (number | null)[]>>>;
  totals?: TotalOfParts[];
  /** Off: nothing is hidden but what is under its threshold itself. */
  isProtected?: boolean;
};

const opened: { edition: Edition; folder: string }[] = [];

/** Builds and opens it. Its folder goes with `removeSmallEditions`. */
export async function createSmallEdition(small: SmallEdition): Promise<Edition> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'buurtatlas-disclosure-'));
  const folder = await createBuildFolder(dataDir);
  const db = createDatabase(path.join(folder, ATLAS_FILE));
  const levels = Object.keys(small.levels).map(createLevel);
  createTables(db);
  const start = { indicator: small.indicators[0]?.code ?? '', level: levels[0]?.code ?? '' };
  const name = sameText('klein');
  writeMeta(db, { name, boundaries: 'approximate', start, bbox: [3, 51, 4, 52], sources: [] }, []);
  const areas = Object.entries(small.levels).map(([level, count]) => {
    const list = Array.from({ length: count }, (_, index) => {
      const code = `${level}${index}`;
      return { code, name: code, fullName: code, unknownLocation: false };
    });
    return [level, list] as const;
  });
  writeLevels(db, levels, new Map(areas), new Map());
  const parents = Object.entries(small.parents).map(([child, of]) => {
    const columns = Object.entries(of).map(([to, list]) => [to, Int32Array.from(list)] as const);
    return [child, new Map(columns)] as const;
  });
  writeParents(db, new Map(parents));
  writeIndicators(db, small.indicators.map(createIndicator));
  for (const [indicator, byLevel] of Object.entries(small.figures)) {
    const columns = Object.entries(byLevel).map(([level, byPeriod]) => {
      const list = Object.entries(byPeriod).map(([at, of]) => [at, columnOf(of)] as const);
      return [level, new Map(list)] as const;
    });
    writeFigures(db, indicator, new Map(columns));
  }
  db.close();
  if (small.isProtected ?? true) {
    const hidden = hiddenCellsOf(folder, small.totals ?? []);
    const again = createDatabase(path.join(folder, ATLAS_FILE));
    writeProtection(again, hidden);
    again.close();
  }
  const edition = openEdition(dataDir, await sealEdition(dataDir, folder));
  opened.push({ edition, folder: dataDir });
  return edition;
}

export async function removeSmallEditions(): Promise<void> {
  for (const { edition, folder } of opened.splice(0)) {
    edition.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function hiddenCellsOf(folder: string, totals: readonly TotalOfParts[]): HiddenCells {
  const unsealed = openUnsealed(folder);
  try {
    return protectEdition(new ValueComputer(unsealed), totals);
  } finally {
    unsealed.close();
  }
}

function columnOf(numbers: readonly (number | null)[]): Column {
  const column = createColumn(numbers.length);
  for (const [index, number] of numbers.entries()) {
    if (number === null) continue;
    column.values[index] = number;
    column.statuses[index] = VALUE;
  }
  return column;
}

function createLevel(code: string): Level {
  const vintage = /^(\D+)(\d{4})$/.exec(code);
  return {
    code,
    family: vintage?.[1] ?? code,
    validUntil: vintage ? Number(vintage[2]) : null,
    name: sameText(code),
    namePlural: sameText(code),
    boundaries: 'approximate',
    minZoom: 6,
    offered: true,
  };
}

/** A count with threshold 5 that adds up, unless told otherwise. */
function createIndicator(rest: Partial<Indicator> & { code: string }): Indicator {
  return {
    name: sameText(rest.code),
    description: sameText(''),
    unit: sameText('aantal'),
    source: 'test',
    dataType: 'count',
    periodType: 'stock',
    formula: null,
    aggregationIndicator: null,
    sampleIndicator: null,
    deviationIndicator: null,
    forecastFrom: null,
    provisionalPeriods: [],
    startPeriod: null,
    endPeriod: null,
    threshold: 5,
    thresholdIndicator: null,
    aggregateAreas: true,
    aggregatePeriods: false,
    rounding: 1,
    visible: true,
    direction: 0,
    modelled: false,
    isCube: false,
    footnote: null,
    moreInformation: null,
    ...rest,
  };
}
