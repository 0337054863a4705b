/** What is under the threshold is told and never sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import type { ValuesAnswer } from '../../../server/contract/values.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});

afterAll(() => test.stop());

async function ask<Answer>(path: string): Promise<Answer> {
  return (await test.ask(path)) as Answer;
}

describe('privacy', () => {
  it('never sends a count under the threshold, in any form, at any level', async () => {
    const { computer } = test.editions.live();
    let hidden = 0;
    for (const indicator of test.editions.live().edition.indicators) {
      if (indicator.threshold === null) continue;
      for (const [level, periods] of computer.availability(indicator)) {
        for (const period of periods) {
          const tested = indicator.thresholdIndicator ?? indicator.code;
          const counts = computer.compute(
            test.editions.live().edition.indicator(tested),
            level,
            period,
          );
          const path = `/api/values?indicator=${indicator.code}&level=${level}&period=${period}`;
          const { values, statuses } = await ask<ValuesAnswer>(path);
          const binary = await test.app.request(path, {
            headers: { accept: 'application/octet-stream' },
          });
          const numbers = new Float64Array(await binary.arrayBuffer(), 16, values.length);
          const codes = test.editions
            .live()
            .edition.level(level)
            .areas.map(({ code }) => code);
          const line = await ask<SeriesAnswer>(
            `/api/series?indicator=${indicator.code}&areas=${codes.map((code) => `${level}:${code}`)}`,
          );
          for (const [index, count] of (counts?.column.values ?? []).entries()) {
            if (counts?.column.statuses[index] !== 0 || count === 0 || count >= 5) continue;
            const at = line.periods.indexOf(period);
            expect(values[index]).toBeNull();
            expect(statuses?.[index]).toBe('suppressed');
            expect(numbers[index]).toBeNaN();
            expect(line.series[index]?.values[at]).toBeNull();
            hidden++;
          }
        }
      }
    }
    expect(hidden).toBeGreaterThan(8);
  });
});
