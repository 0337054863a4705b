/**
 * Protection of whole editions against the auditor: totals beside their parts, formulas, ratios and
 * their denominators, figures of another period.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { removeSmallEditions, type SmallEdition } from '../fixtures/create-small-edition.ts';
import { audit } from './audit.ts';
import { auditParts, createParts, NOTHING, publish } from './create-parts.ts';
import { exposedCells, operandsByText, tableOfEdition } from './read-edition.ts';

afterEach(removeSmallEditions);

describe('a total beside its parts', () => {
  const CASES: [name: string, figures: Record<string, number[]>][] = [
    ['one small part', { m: [3, 40, 50, 60, 70, 80], v: [30, 41, 52, 63, 74, 85] }],
    [
      'two small parts whose total of 5 is shown',
      { m: [1, 40, 50, 60, 70, 80], v: [4, 41, 52, 63, 74, 85] },
    ],
    [
      'a small part beside a part of none',
      { m: [3, 40, 50, 60, 70, 80], v: [0, 41, 52, 63, 74, 85] },
    ],
    [
      'three parts, two of them small in one area',
      {
        a: [2, 40, 50, 60, 70, 80],
        b: [3, 41, 52, 63, 74, 85],
        c: [30, 20, 10, 20, 30, 40],
      },
    ],
    [
      'three parts, small ones in different areas',
      {
        a: [2, 40, 50, 60, 70, 80],
        b: [30, 1, 52, 63, 74, 85],
        c: [9, 20, 4, 20, 30, 40],
      },
    ],
  ];
  for (const [name, figures] of CASES) {
    it(`${name}: nothing is excluded`, async () => {
      expect(await auditParts(createParts(figures), Object.keys(figures))).toEqual(NOTHING);
    });
  }

  it('gives parts away when only small numbers are hidden', async () => {
    const small = createParts(CASES[0]?.[1] ?? {}, { isProtected: false });
    const { leaks } = await auditParts(small, ['m', 'v']);
    expect(leaks.map(({ kind, cell }) => `${kind} ${cell}`)).toContain(
      'excluded m statsec statsec0',
    );
  });
});

describe('formulas', () => {
  const counts = (a: number[], b: number[], code: string, formula: string): SmallEdition => ({
    ...createParts({ a, b }),
    indicators: [{ code: 'a' }, { code: 'b' }, { code: 't' }, { code, formula }],
    totals: [],
  });

  it('does not give a difference under its threshold away', async () => {
    const small = counts([30, 40, 50, 60, 70, 80], [28, 20, 20, 20, 20, 20], 'd', 'a - b');
    const publisher = await publish(small);
    const { edition } = publisher.computer;
    expect(exposedCells(publisher, operandsByText(edition))).toEqual([]);
    const statuses = ['a', 'b', 'd'].map(
      (code) => publisher.publish(publisher.ask(code, 'statsec', '2024')).column.statuses[0],
    );
    expect(statuses[2]).not.toBe(0);
    expect(statuses.slice(0, 2)).not.toEqual([0, 0]);
    for (const code of ['a', 'b']) {
      const asked = { parts: [code], level: 'statsec', period: '2024' };
      expect(audit(tableOfEdition(publisher, asked))).toMatchObject(NOTHING);
    }
  });

  it('does not give a difference away through another formula of the same counts', async () => {
    const small = counts([30, 40, 50, 60, 70, 80], [28, 20, 20, 20, 20, 20], 'd', 'a - b');
    small.indicators.push({ code: 's', formula: 'b - a', threshold: null });
    small.indicators.push({
      code: 'r',
      formula: 'a / b * 100',
      threshold: null,
      dataType: 'ratio',
    });
    const publisher = await publish(small);
    expect(exposedCells(publisher, operandsByText(publisher.computer.edition))).toEqual([]);
    for (const code of ['s', 'r']) {
      const { column } = publisher.publish(publisher.ask(code, 'statsec', '2024'));
      expect(column.statuses[0]).toBe(5);
    }
  });

  it('hides a ratio wherever its numerator or denominator is hidden', async () => {
    const small = counts([3, 40, 50, 60, 70, 80], [30, 2, 20, 20, 20, 20], 'r', 'a / b * 100');
    small.indicators[3] = { code: 'r', formula: 'a / b * 100', threshold: null, dataType: 'ratio' };
    const publisher = await publish(small);
    expect(exposedCells(publisher, operandsByText(publisher.computer.edition))).toEqual([]);
    const { statuses } = publisher.publish(publisher.ask('r', 'statsec', '2024')).column;
    expect([...statuses.slice(0, 2)]).toEqual([5, 5]);
  });

  it('does not give a count away as a difference with another period', async () => {
    const small = counts([30, 40, 50, 60, 70, 80], [5, 6, 7, 8, 9, 10], 'g', 'x');
    small.indicators[3] = {
      code: 'g',
      formula: 'a - data_from_period(a, "-1")',
      threshold: null,
    };
    const statsec = { '2023': [3, 40, 50, 60, 70, 80], '2024': [30, 45, 55, 65, 75, 85] };
    small.figures = { ...small.figures, a: { statsec } };
    const publisher = await publish(small);
    expect(exposedCells(publisher, operandsByText(publisher.computer.edition))).toEqual([]);
    expect(publisher.publish(publisher.ask('g', 'statsec', '2024')).column.statuses[0]).toBe(5);
  });

  it('does not give a small change between two periods away', async () => {
    const small = counts([30, 40, 50, 60, 70, 80], [5, 6, 7, 8, 9, 10], 'g', 'x');
    small.indicators[3] = { code: 'g', formula: 'a - data_from_period(a, "-1")', threshold: 5 };
    const statsec = { '2023': [28, 20, 20, 20, 20, 20], '2024': [30, 45, 55, 65, 75, 85] };
    small.figures = { ...small.figures, a: { statsec } };
    const publisher = await publish(small);
    const shown = ['2023', '2024'].map(
      (at) => publisher.publish(publisher.ask('a', 'statsec', at)).column.statuses[0],
    );
    expect(publisher.publish(publisher.ask('g', 'statsec', '2024')).column.statuses[0]).toBe(5);
    expect(shown).toContain(5);
  });
});
