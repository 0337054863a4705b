/** Every formula of the portal's own indicator table of 2021, when that file is at hand. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import readXlsxFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { evaluateFormula } from '../../../geodata/formula/evaluate.ts';
import { evaluationOrder, findCircles, spellCircle } from '../../../geodata/formula/graph.ts';
import {
  type Ast,
  codeOf,
  nodesOf,
  parseFormula,
  printFormula,
  referencesOf,
} from '../../../geodata/formula/parse.ts';
import { createColumn } from '../../../geodata/model/column.ts';

const shared = new URL('../../../../shared/geodata/pinc-metadata/', import.meta.url);
const table = fileURLToPath(new URL('onderwerpentabel_2021-03-25.xlsx', shared));
const golden = new URL('goldens/formulas.json', import.meta.url);

const present = existsSync(table);
const name = 'the formulas of the real indicator table are read, and refer to what it defines';

it.skipIf(!present)(present ? name : `${name} (skipped: ../shared is not here)`, async () => {
  const { codes, formulas } = await readTable();
  const { asts, refused } = parseAll(formulas);
  for (const ast of asts.values()) expect(parseFormula(printFormula(ast))).toEqual(ast);
  for (const ast of asts.values()) evaluateFormula(ast, () => createColumn(3), 3);

  const circles = findCircles(asts).map(spellCircle);
  if (circles.length === 0) expect(evaluationOrder(asts)).toHaveLength(asts.size);
  const found = {
    indicators: codes.size,
    formulas: formulas.size,
    withCapitals: [...formulas.values()].filter((text) => /[A-Z]/.test(text)).length,
    parsed: asts.size,
    refused,
    longest: {
      characters: Math.max(...[...formulas.values()].map((text) => text.length)),
      references: Math.max(...[...asts.values()].map((ast) => referencesOf(ast).length)),
      chain: longestChain(asts),
    },
    references: countReferences(asts, codes),
    circles,
  };
  await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(fileURLToPath(golden));
});

it('the golden holds what the documentation says of the real formulas', async () => {
  const found = JSON.parse(await readFile(golden, 'utf8'));
  expect(found).toMatchObject({
    formulas: 2846,
    parsed: 2846,
    refused: {},
    references: { shifted: 304, cells: 631, unresolved: { indicators: 0 } },
    circles: [],
  });
});

/** Codes of the table, and formulas by code. Row 1 explains the columns, row 2 names them. */
async function readTable(): Promise<{ codes: Set<string>; formulas: Map<string, string> }> {
  const sheets = await readXlsxFile(table);
  const [, headers = [], ...rows] = sheets[0]?.data ?? [];
  const code = headers.indexOf('Onderwerpcode');
  const formula = headers.indexOf('Formule');
  const written = rows.filter((row) => row[formula] !== null);
  return {
    codes: new Set(rows.map((row) => String(row[code]))),
    formulas: new Map(written.map((row) => [String(row[code]), String(row[formula])])),
  };
}

/** Refused formulas as a count per reason. */
function parseAll(formulas: Map<string, string>) {
  const asts = new Map<string, Ast>();
  const refused: Record<string, number> = {};
  for (const [code, text] of formulas) {
    try {
      asts.set(code, parseFormula(text));
    } catch (error) {
      const [, reason = ''] = /: (.*)/.exec(String(error)) ?? [];
      refused[reason] = (refused[reason] ?? 0) + 1;
    }
  }
  return { asts, refused };
}

/** Every mention counts, also the second one in a formula. */
function countReferences(asts: Map<string, Ast>, codes: Set<string>) {
  const mentions = [...asts.values()].flatMap((ast) =>
    nodesOf(ast).flatMap((node) =>
      node.kind === 'indicator' || node.kind === 'shifted' || node.kind === 'cell' ? [node] : [],
    ),
  );
  const cells = mentions.filter((node) => node.kind === 'cell');
  const unknown = mentions.filter((node) => !codes.has(codeOf(node)));
  const unknownCubes = unknown.filter((node) => node.kind === 'cell').map(codeOf);
  return {
    all: mentions.length,
    indicators: mentions.filter((node) => node.kind === 'indicator').length,
    shifted: mentions.filter((node) => node.kind === 'shifted').length,
    cells: cells.length,
    cellsOfWholeCube: cells.filter((node) => node.items.length === 0).length,
    cubes: new Set(cells.map((node) => node.cube)).size,
    distinctPerFormula: [...asts.values()].reduce((sum, ast) => sum + referencesOf(ast).length, 0),
    unresolved: {
      indicators: unknown.length - unknownCubes.length,
      cells: unknownCubes.length,
      cubesNotInTheTable: new Set(unknownCubes).size,
    },
  };
}

/** Formulas that refer to formulas: the most steps from one to a loaded indicator. */
function longestChain(asts: Map<string, Ast>): number {
  const steps = new Map<string, number>();
  for (const code of evaluationOrder(asts)) {
    const ast = asts.get(code);
    const below = ast ? referencesOf(ast).map((node) => steps.get(codeOf(node)) ?? 0) : [];
    steps.set(code, 1 + Math.max(0, ...below));
  }
  return Math.max(...steps.values());
}
