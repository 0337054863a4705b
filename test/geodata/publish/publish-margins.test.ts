import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import type { Edition } from '../../../geodata/edition/edition.ts';
import { openEdition } from '../../../geodata/edition/editions.ts';
import type { Confidence } from '../../../geodata/model/confidence.ts';
import { SUPPRESSED, VALUE } from '../../../geodata/model/status.ts';
import { publishMargins } from '../../../geodata/publish/publish-margins.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import { createDataDir, createEdition } from '../../fixtures/create-edition.ts';
import { createIndicator } from '../../fixtures/create-indicator.ts';

const { dataDir, remove } = createDataDir();
const open: Edition[] = [];
afterEach(() => {
  for (const edition of open.splice(0)) edition.close();
});
afterAll(remove);

/** Four municipalities; the first is the published example of DOMAIN.md §5. */
async function publish(sampleThreshold: number | null): Promise<ValuePublisher> {
  const survey = { aggregationIndicator: 'v_n', sampleIndicator: 'v_asked' } as const;
  const indicators = [
    createIndicator('v_yes', 'ja'),
    createIndicator('v_n', 'gewogen'),
    createIndicator('v_asked', 'bevraagden', { threshold: sampleThreshold }),
    createIndicator('vp_yes', 'aandeel ja', {
      ...survey,
      dataType: 'share',
      formula: 'v_yes / v_n * 100',
      rounding: 0.1,
    }),
    createIndicator('vg_score', 'score', {
      ...survey,
      dataType: 'mean',
      deviationIndicator: 'vg_sd',
      rounding: 0.1,
    }),
    createIndicator('vg_sd', 'standaardafwijking', { dataType: 'mean', aggregateAreas: false }),
    createIndicator('vg_plain', 'zonder spreiding', { ...survey, dataType: 'mean' }),
    createIndicator('vp_lost', 'zonder steekproef', { ...survey, sampleIndicator: 'v_gone' }),
  ];
  const at = (numbers: number[]) => ({ gemeente: { '2024': numbers } });
  const figures = {
    v_yes: at([4602.75, 300, 50, 80]),
    v_n: at([11626.85, 1000, 100, 100]),
    v_asked: at([408, 100, 8, 100]),
    vg_score: at([7.5, 6, 5, -99999]),
    vg_sd: at([2, 3, 4, 5]),
    vg_plain: at([1, 2, 3, 4]),
    vp_lost: at([1, 2, 3, 4]),
  };
  const edition = openEdition(
    dataDir,
    await createEdition(dataDir, { content: { indicators, figures } }),
  );
  open.push(edition);
  return new ValuePublisher(new ValueComputer(edition));
}

async function margins(code: string, confidence: Confidence, level = 'gemeente') {
  const publisher = await publish(null);
  return publishMargins(publisher, publisher.ask(code, level, 'latest'), confidence);
}

describe('published margins', () => {
  it('reproduce the published example, with a decimal more than the share', async () => {
    const { column, decimals } = await margins('vp_yes', 95);
    expect(decimals).toBe(2);
    expect(column.values[0]).toBe(4.66);
    expect(column.values[1]).toBe(8.52);
    expect((await margins('vp_yes', 99)).column.values[0]).toBe(6.13);
  });

  it('are 0 where everybody was asked', async () => {
    const { column } = await margins('vp_yes', 95);
    expect([column.statuses[3], column.values[3]]).toEqual([VALUE, 0]);
  });

  it('are not told where the sample is suppressed: it would follow', async () => {
    const publisher = await publish(10);
    const question = publisher.ask('vp_yes', 'gemeente', 'latest');
    const sample = publisher.publish({
      ...question,
      indicator: publisher.computer.edition.indicator('v_asked'),
    });
    const { column } = publishMargins(publisher, question, 95);
    expect(publisher.publish(question).column.statuses[2]).toBe(VALUE);
    expect(sample.column.statuses[2]).toBe(SUPPRESSED);
    for (const [area, status] of sample.column.statuses.entries()) {
      if (status !== SUPPRESSED) continue;
      expect([column.statuses[area], column.values[area]]).toEqual([SUPPRESSED, 0]);
    }
  });

  it('of a mean use its standard deviation, and keep why there is no value', async () => {
    const { column } = await margins('vg_score', 90);
    expect(column.values[0]).toBe(0.16);
    expect(column.statuses[3]).toBe(4);
  });

  it('are not available without a survey, a sample, or a spread', async () => {
    await expect(margins('v_yes', 95)).rejects.toThrow('does not come from a sample survey');
    await expect(margins('vp_lost', 95)).rejects.toThrow('its sample v_gone is not known');
    await expect(margins('vg_plain', 95)).rejects.toThrow('its standard deviation is not known');
    await expect(margins('vg_score', 95, 'provincie')).rejects.toThrow(
      'vg_sd has no figures there',
    );
  });

  it('go up with sums of the sample and the population', async () => {
    const { column } = await margins('vp_yes', 95, 'provincie');
    const share = ((4602.75 + 300) / 12626.85) * 100;
    const exact = 1.96 * Math.sqrt((share * (100 - share)) / 508) * Math.sqrt(1 - 508 / 12626.85);
    expect(column.values[0]).toBeCloseTo(exact, 2);
  });
});
