/** Editions without geometry, in a temporary folder: figures and hierarchy only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '../geodata/edition/database.ts';
import { ATLAS_FILE, Edition, STAMP_FILE } from '../geodata/edition/edition.ts';
import {
  createTables,
  writeFigures,
  writeIndicators,
  writeLevels,
  writeMeta,
  writeParents,
} from '../geodata/edition/edition-store.ts';
import { type Column, createColumn } from '../geodata/model/column.ts';
import { buildHierarchy, type ParentColumns } from '../geodata/model/hierarchy.ts';
import type { Area, Indicator, Level } from '../geodata/model/model.ts';
import { statusOfFileNumber, VALUE } from '../geodata/model/status.ts';
import { minimalIndicator, sameText } from '../geodata/source/definitions/read-indicators.ts';
import type { Figures } from '../geodata/source/figures/read-figures.ts';

export type FiguresOptions = {
  /** Area codes per level, coarse to fine. `gemeente2024` is a vintage of `gemeente`. */
  levels: Record<string, readonly string[]>;
  /** Index of each child's parent, −1 for none: `{'gemeente>provincie': [0, 0, 1]}`. */
  tables: Record<string, readonly number[]>;
  /** Differences from a count that may be added up. */
  indicators: Record<string, Partial<Indicator>>;
  /** Numbers as files have them (null for an empty cell): code → level → period → in area order. */
  figures: Record<string, Record<string, Record<string, readonly (number | null)[]>>>;
};

export type OpenEdition = { edition: Edition; remove: () => void };

export function createFiguresEdition(options: FiguresOptions): OpenEdition {
  const levels = Object.keys(options.levels).map(createLevel);
  const areas = new Map(
    Object.entries(options.levels).map(([level, codes]) => [level, codes.map(createArea)]),
  );
  const tables = Object.entries(options.tables).map(([pair, parentOf]) => {
    const [child = '', parent = ''] = pair.split('>');
    return { child, parent, parentOf: Int32Array.from(parentOf), file: pair };
  });
  const figures: Figures = new Map(
    Object.entries(options.figures).map(([code, byLevel]) => [
      code,
      new Map(
        Object.entries(byLevel).map(([level, byPeriod]) => [
          level,
          new Map(Object.entries(byPeriod).map(([period, numbers]) => [period, columnOf(numbers)])),
        ]),
      ),
    ]),
  );
  const indicators = Object.entries(options.indicators).map(
    ([code, rest]): Indicator => ({
      ...minimalIndicator(code, 'test'),
      aggregateAreas: true,
      ...rest,
    }),
  );
  const parents = buildHierarchy(levels, areas, tables, []);
  return openFigures({ levels, areas, parents, indicators, figures });
}

/** What a source folder was read to, without its outlines, as an edition. */
export function openFigures(source: {
  levels: readonly Level[];
  areas: ReadonlyMap<string, readonly Area[]>;
  parents: ParentColumns;
  indicators: readonly Indicator[];
  figures: Figures;
}): OpenEdition {
  const folder = mkdtempSync(path.join(tmpdir(), 'buurtatlas-figures-'));
  const db = createDatabase(path.join(folder, ATLAS_FILE));
  createTables(db);
  const start = { indicator: '', level: '' };
  const bbox = [0, 0, 0, 0] as [number, number, number, number];
  writeMeta(db, { name: sameText('test'), boundaries: 'mixed', start, bbox, sources: [] }, []);
  writeLevels(db, source.levels, source.areas, new Map());
  writeParents(db, source.parents);
  writeIndicators(db, source.indicators);
  for (const [code, byLevel] of source.figures) writeFigures(db, code, byLevel);
  db.close();
  writeFileSync(path.join(folder, STAMP_FILE), JSON.stringify({ id: 'test', builtAt: '' }));
  const edition = new Edition(folder);
  const remove = (): void => {
    edition.close();
    rmSync(folder, { recursive: true });
  };
  return { edition, remove };
}

/** A column of numbers as files have them: missing codes become statuses. */
export function columnOf(numbers: readonly (number | null)[]): Column {
  const column = createColumn(numbers.length);
  for (const [index, number] of numbers.entries()) {
    if (number === null) continue;
    const status = statusOfFileNumber(number);
    column.statuses[index] = status;
    column.values[index] = status === VALUE ? number : 0;
  }
  return column;
}

function createLevel(code: string): Level {
  const [, family = code, year] = /^(.*?)(\d{4})?$/.exec(code) ?? [];
  return {
    code,
    family,
    validUntil: year === undefined ? null : Number(year),
    name: sameText(code),
    namePlural: sameText(code),
    boundaries: 'none',
    minZoom: 0,
    offered: true,
  };
}

function createArea(code: string): Area {
  return { code, name: code, fullName: code, unknownLocation: code.endsWith('ZZZZ') };
}
