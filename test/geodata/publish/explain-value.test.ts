import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import type { Edition } from '../../../geodata/edition/edition.ts';
import { openEdition } from '../../../geodata/edition/editions.ts';
import type { Explanation } from '../../../geodata/model/explanation.ts';
import { explainValue } from '../../../geodata/publish/explain-value.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import {
  createDataDir,
  createEdition,
  type EditionContent,
} from '../../fixtures/create-edition.ts';
import { createIndicator } from '../../fixtures/create-indicator.ts';

const { dataDir, remove } = createDataDir();
const open: Edition[] = [];
afterEach(() => {
  for (const edition of open.splice(0)) edition.close();
});
afterAll(remove);

async function publish(content: EditionContent): Promise<ValuePublisher> {
  const edition = openEdition(dataDir, await createEdition(dataDir, { content }));
  open.push(edition);
  return new ValuePublisher(new ValueComputer(edition));
}

function explain(publisher: ValuePublisher, key: string, area: string | null): Explanation {
  const [indicator = '', level = ''] = key.split('@');
  const question = publisher.ask(indicator, level, 'latest');
  const { edition } = publisher.computer;
  const index = area === null ? null : edition.areaIndex(edition.level(level), area);
  return explainValue(publisher, question, index);
}

/** Gent (44021) has a sector without a place in which 50 of 200 live. */
const PEOPLE = [100, 50, 40, 60, 30, -99996, 50];
const CONTENT: EditionContent = {
  indicators: [
    createIndicator('v_t', 'inwoners'),
    createIndicator('v_m', 'mannen', { visible: false }),
    createIndicator('vp_m', 'aandeel mannen', { dataType: 'share', formula: 'v_m / v_t * 100' }),
    createIndicator('vp_v', 'aandeel vrouwen', {
      dataType: 'share',
      formula: '100 - vp_m + 0 * v_m',
    }),
    createIndicator('vg_age', 'leeftijd', { dataType: 'mean', aggregationIndicator: 'v_t' }),
    createIndicator('v_change', 'groei', { formula: 'v_t - data_from_period(v_t, "-1")' }),
    createIndicator('vg_med', 'mediaan', { dataType: 'mean', aggregateAreas: false }),
    createIndicator('v_mix', 'deels geladen'),
  ],
  figures: {
    v_t: { statsec: { '2023': PEOPLE, '2024': PEOPLE } },
    v_m: { statsec: { '2024': [50, 25, 20, 30, 15, -99996, 25] } },
    vg_age: { statsec: { '2024': [40, 41, 42, 43, 44, -99996, 45] } },
    vg_med: { gemeente2018: { '2018': [31, 32, 33, 34] } },
    v_mix: {
      statsec: { '2024': [1, 2, 3, 4, 5, 6, 7] },
      gemeente: { '2024': [11, -99996, -99996, -99996] },
    },
  },
};

describe('the path of a number', () => {
  it('is short for a loaded one', async () => {
    const publisher = await publish(CONTENT);
    expect(explain(publisher, 'v_t@statsec', '44021A00-')).toEqual({
      indicator: 'v_t',
      level: 'statsec',
      period: '2024',
      kind: 'loaded',
    });
  });

  it('of a sum says how much of it is on the map', async () => {
    const publisher = await publish(CONTENT);
    expect(explain(publisher, 'v_t@gemeente', '44021').from).toEqual({
      level: 'statsec',
      areas: 3,
      withValue: 3,
      share: 1,
      onMapShare: 0.75,
    });
    expect(explain(publisher, 'v_t@gemeente', '46021').from?.onMapShare).toBe(1);
    // One of the two sectors of Antwerpen has no figure.
    const { from } = explain(publisher, 'v_t@gemeente', '11002');
    expect(from).toMatchObject({ areas: 2, withValue: 1, share: 0.5, onMapShare: 1 });
  });

  it('of a mean names its weight, and has no share on the map', async () => {
    const publisher = await publish(CONTENT);
    expect(explain(publisher, 'vg_age@gemeente', '44021')).toMatchObject({
      kind: 'weighted_mean',
      weight: 'v_t',
      from: { level: 'statsec', areas: 3, withValue: 3, onMapShare: null },
    });
  });

  it('of a median is that of its only predecessor', async () => {
    const publisher = await publish(CONTENT);
    expect(explain(publisher, 'vg_med@gemeente', '44021')).toMatchObject({
      kind: 'only_predecessor',
      from: { level: 'gemeente2018', areas: 1 },
    });
  });

  it('of a formula goes on to its operands, in their periods', async () => {
    const publisher = await publish(CONTENT);
    const { kind, formula, operands } = explain(publisher, 'v_change@gemeente', '44021');
    expect([kind, formula]).toEqual(['formula', 'v_t - data_from_period(v_t, "-1")']);
    expect(operands?.map(({ indicator, period }) => [indicator, period])).toEqual([
      ['v_t', '2024'],
      ['v_t', '2023'],
    ]);
    expect(operands?.[0]?.from?.onMapShare).toBe(0.75);
  });

  it('tells each operand once, and nothing of figures that are not published', async () => {
    const publisher = await publish(CONTENT);
    const { operands } = explain(publisher, 'vp_v@gemeente', '44021');
    const [share, men] = operands ?? [];
    expect(share?.operands?.[0]).toMatchObject({
      indicator: 'v_m',
      kind: 'sum',
      from: { areas: 3, onMapShare: null },
    });
    expect(men).toEqual({
      indicator: 'v_m',
      level: 'gemeente',
      period: '2024',
      kind: 'sum',
      repeated: true,
    });
  });

  it('of a column loaded in part says how the rest came about; of one area which it was', async () => {
    const publisher = await publish(CONTENT);
    expect(explain(publisher, 'v_mix@gemeente', null)).toMatchObject({
      kind: 'mixed',
      rest: 'sum',
      from: { level: 'statsec', areas: 7, withValue: 7, share: 1, onMapShare: null },
    });
    expect(explain(publisher, 'v_mix@gemeente', '44021').kind).toBe('loaded');
    expect(explain(publisher, 'v_mix@gemeente', '46021').kind).toBe('sum');
    // The province is added up from municipalities, the nearest level with figures.
    expect(explain(publisher, 'v_mix@provincie', '40000').from).toMatchObject({
      level: 'gemeente',
      next: { kind: 'mixed', rest: 'sum' },
    });
  });
});

describe('privacy', () => {
  it('leaves no share beside a suppressed value, nor one that a suppressed part makes up', async () => {
    const publisher = await publish({
      indicators: [
        createIndicator('v_t', 'inwoners', { threshold: 100 }),
        createIndicator('vp_t', 'dichtheid', {
          dataType: 'ratio',
          formula: 'v_t / v_all',
          threshold: 100,
          thresholdIndicator: 'v_t',
        }),
        createIndicator('v_all', 'alles'),
      ],
      figures: {
        v_t: { statsec: { '2024': [400, 500, 20, 30, 600, 700, 60] } },
        v_all: { statsec: { '2024': [1, 1, 1, 1, 1, 1, 1] } },
      },
    });
    const small = explain(publisher, 'v_t@gemeente', '46021');
    expect(small.from).toMatchObject({ areas: 2, withValue: 2, onMapShare: null });
    expect(explain(publisher, 'v_t@gemeente', '44021').from?.onMapShare).toBeNull();
    const ratio = explain(publisher, 'vp_t@gemeente', '46021');
    expect(ratio.operands?.map(({ from }) => from?.onMapShare)).toEqual([null, null]);
  });
});
