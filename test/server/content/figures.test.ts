/** Arithmetic of reports (FIELD A1, A3–A7), and that a block says what the map says. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNotAdditive } from '../../../geodata/content/adds-up.ts';
import { walkNodes } from '../../../geodata/content/content.ts';
import { isBlock } from '../../../geodata/content/vocabulary.ts';
import type { Indicator, Language } from '../../../geodata/model/model.ts';
import { openContent } from '../../../scripts/content/open-content.ts';
import { evaluateBlock } from '../../../server/content/blocks/print-block.ts';
import { contentOf, listDocuments } from '../../../server/content/context/content-of.ts';
import { scopeOf } from '../../../server/content/context/report-scope.ts';
import { type Territory, territoryOf } from '../../../server/content/context/territory.ts';
import { changeOf, indexOf } from '../../../server/content/figures/change.ts';
import type { Observation } from '../../../server/content/figures/figures.ts';
import { shareInWords } from '../../../server/content/sentences/share-in-words.ts';
import { CONTENT_WORDS } from '../../../server/content/words/words.ts';
import type { EditionBundle } from '../../../server/edition/edition-bundle.ts';
import { placeAt } from '../../../server/edition/place.ts';
import { wireReason, wireStatus } from '../../../server/figures/wire-column.ts';
import { createIndicator } from '../../fixtures/create-indicator.ts';

let bundle: EditionBundle;

beforeAll(async () => {
  bundle = (await openContent('geodata/starter', 'data')).bundle;
});
afterAll(() => bundle.edition.close());

function seriesOf(
  values: Record<string, number | null>,
  rest: Partial<Indicator> = {},
): Observation[] {
  const indicator = createIndicator('v', 'v', rest);
  const territory = territoryOf(placeAt(bundle.edition.level('gemeente'), 0));
  return Object.entries(values).map(([period, value]) => ({
    indicator,
    territory,
    period,
    cell: { value, status: value === null ? 'empty' : 'value', reason: null },
    flags: [],
  }));
}

function lastOf(series: Observation[]): Observation {
  const last = series.at(-1);
  if (!last) throw new Error('an empty series');
  return last;
}

describe('index and change', () => {
  it('81,254 in 2011 and 87,603 in 2020 is 107.8, and the base is the period that has 100 (A1)', () => {
    const index = indexOf(seriesOf({ '2010': null, '2011': 81254, '2020': 87603 }));
    expect(index?.base.period).toBe('2011');
    expect(index?.values.map((value) => value && Math.round(value * 10) / 10)).toEqual([
      null,
      100,
      107.8,
    ]);
  });

  it('has no percentage from zero, none for shares, and none of what may be negative', () => {
    const change = (values: Record<string, number>, rest: Partial<Indicator> = {}) => {
      const series = seriesOf(values, rest);
      return changeOf(series, lastOf(series));
    };
    expect(change({ '2015': 0, '2020': 12 })).toMatchObject({ kind: 'from_zero', direction: 1 });
    expect(change({ '2015': 0, '2020': 0 })).toMatchObject({
      kind: 'percent',
      by: 0,
      direction: 0,
    });
    const percent = { nl: '%', fr: '%', en: '%' };
    expect(change({ '2015': 20, '2020': 22 }, { dataType: 'share', unit: percent })).toMatchObject({
      kind: 'points',
      by: 2,
    });
    expect(change({ '2015': -2, '2020': 1 })).toMatchObject({ kind: 'units', by: 3 });
  });

  it('the index of a series does not depend on its unit, and is 100 at its base', () => {
    const number = fc.double({ min: 0.1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 2, maxLength: 12 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (values, factor) => {
          const of = (scale: number) =>
            indexOf(
              seriesOf(
                Object.fromEntries(values.map((value, i) => [String(2000 + i), value * scale])),
              ),
            );
          const [plain, scaled] = [of(1), of(factor)];
          expect(plain?.values[0]).toBe(100);
          for (const [i, value] of (plain?.values ?? []).entries())
            expect(scaled?.values[i]).toBeCloseTo(value ?? 0, 6);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('shares in words', () => {
  const say = (value: number, language: Language = 'nl'): string =>
    shareInWords({ words: CONTENT_WORDS[language], language }, value).text;

  it('are computed from the value', () => {
    expect([26, 24, 25, 33.2, 30, 51, 66, 0.4, 3, 98, 100, 0].map((value) => say(value))).toEqual([
      'ruim een kwart',
      'bijna een kwart',
      'een kwart',
      'een derde',
      'bijna een derde',
      'ruim de helft',
      'bijna twee derde',
      'minder dan één op de honderd',
      'ongeveer één op de 33',
      'bijna alle',
      'alle',
      'geen enkele',
    ]);
    expect([say(26, 'fr'), say(26, 'en')]).toEqual([
      'un peu plus d’un quart',
      'just over a quarter',
    ]);
  });

  it('say a fraction that is never further from the value than half the widest gap between fractions', () => {
    const fractions = new Map(CONTENT_WORDS.nl.fractions.map(([share, word]) => [word, share]));
    fc.assert(
      fc.property(fc.double({ min: 8, max: 96, noNaN: true }), (value) => {
        const said = say(value).replace(/^(ruim|bijna) /, '');
        expect(Math.abs((fractions.get(said) ?? 1000) - value)).toBeLessThanOrEqual(6.5);
      }),
    );
  });
});

describe('forms follow from what is declared (A5–A7)', () => {
  it('parts of a total may be stacked, shares of different totals and mixed kinds may not', () => {
    const totals = [
      { total: 'v1101_t', parts: ['v1101_ongeh', 'v1101_geh', 'v1101_wed', 'v1101_gesch'] },
    ];
    const why = (...codes: string[]) => whyNotAdditive(bundle.edition, totals, codes);
    expect(why('v1101_ongeh', 'v1101_geh')).toBeNull();
    expect(why('vp1101_0_19', 'vp1101_20_64', 'vp1101_65p')).toBeNull();
    expect(why('v2204_res_geb_new', 'v2204_res_geb_reno')).toBeNull();
    expect(why('v1101_65p', 'v1101_80p')).toMatch(/nothing declares/);
    expect(why('vp1501_bebouwd', 'vp1501_bedrijvigheid')).toMatch(/not shares of one total/);
    expect(why('v1101_t', 'v2203_transacties_alle_woningen')).toMatch(/is in inwoners and/);
    expect(why('v1101_dc_groenedruk', 'v1101_dc_grijzedruk')).toMatch(/is a ratio/);
  });
});

describe('a block', () => {
  /** Every block of every report for an area, as what it shows. */
  function shownBy(territory: Territory, compared: readonly Territory[]): Map<string, Observation> {
    const shown = new Map<string, Observation>();
    for (const document of listDocuments(contentOf(bundle), 'report', 'nl')) {
      const scope = scopeOf(
        bundle,
        { document, territory, comparison: { kind: 'none' }, until: null },
        'nl',
      );
      for (const node of walkNodes(document.nodes)) {
        if (node.kind !== 'tag' || !isBlock(node.name)) continue;
        const block = evaluateBlock({ ...scope, compared }, node);
        if ('empty' in block) continue;
        for (const one of block.observations) {
          const area = one.territory.place?.ref;
          shown.set(
            `${one.indicator.code}|${area?.level}:${area?.code}|${one.period}|${one.part ?? ''}`,
            one,
          );
        }
      }
    }
    return shown;
  }

  const pick = (level: string, at: number): Territory => {
    const data = bundle.edition.level(level);
    return territoryOf(placeAt(data, at % data.areas.length));
  };

  it('shows the value, status and reason that the map shows for the same question', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('gemeente', 'provincie', 'elz', 'ggw7'),
        fc.nat(3000),
        (level, at) => {
          for (const { indicator, territory, period, cell, part } of shownBy(
            pick(level, at),
            [],
          ).values()) {
            const { place } = territory;
            if (!place || part !== undefined) continue;
            const question = { indicator, level: territory.data.level.code, period };
            const { column, reasons } = bundle.publisher.publish(question);
            const status = wireStatus(column.statuses[place.index] ?? 1);
            expect(cell.status).toBe(status);
            if (status === 'value')
              expect(cell.value).toBeCloseTo(column.values[place.index] ?? Number.NaN, 9);
            else
              expect([cell.value, cell.reason]).toEqual([null, wireReason(reasons[place.index])]);
          }
        },
      ),
      { numRuns: 12, seed: 7 },
    );
  }, 120_000);

  it('shows the same figures whatever the order in which comparisons were picked', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.uniqueArray(fc.nat(300), { minLength: 2, maxLength: 3 }),
        (at, others) => {
          const base = pick('gemeente', at);
          const compared = others
            .map((one) => pick('gemeente', one))
            .filter((one) => one.indices[0] !== base.indices[0]);
          const cellsOf = (order: readonly Territory[]) =>
            [...shownBy(base, order)]
              .map(([key, { cell }]) => `${key}=${cell.value} ${cell.status}`)
              .sort();
          expect(cellsOf(compared.toReversed())).toEqual(cellsOf(compared));
        },
      ),
      { numRuns: 5, seed: 11 },
    );
  }, 120_000);
});
