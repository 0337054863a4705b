import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marginOfShare } from '../../../geodata/compute/margin.ts';
import type { ProfileAnswer } from '../../../server/contract/profile.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createSurvey } from '../../fixtures/create-survey.ts';

let survey: TestApp;
beforeAll(async () => {
  survey = await createTestApp({}, { content: createSurvey() });
});
afterAll(() => survey.stop());

describe('a series out of a survey', () => {
  it('has margins and explanations per period on request', async () => {
    const path = '/api/series?indicator=vp_agree&areas=gemeente:44021&margin=95&explain=1';
    const answer = (await survey.ask(path)) as SeriesAnswer;
    expect(answer.request.margin).toBe(95);
    expect(answer.modelled).toBe(false);
    expect(answer.series[0]).toMatchObject({ values: [39.6], margins: [4.66] });
    expect(answer.series[0]?.explanations).toMatchObject([{ kind: 'formula', period: '2024' }]);
  });

  it('explains one area at a time', async () => {
    const path = '/api/series?indicator=vp_agree&areas=gemeente:44021,gemeente:46021&explain=1';
    const response = await survey.app.request(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('explain=1 is for one area, got 2');
  });
});

describe('a profile', () => {
  it('has margins beside figures out of a survey only, and explanations', async () => {
    const path = '/api/profile?area=gemeente:44021&period=latest&margin=90&explain=1';
    const { request, rows } = (await survey.ask(path)) as ProfileAnswer;
    expect(request.margin).toBe(90);
    const told = rows.map(({ indicator, margin }) => [indicator, margin]);
    expect(told).toEqual([
      ['v_answers', null],
      ['vp_agree', 3.91],
    ]);
    expect(rows.map(({ explanation }) => explanation?.kind)).toEqual(['loaded', 'formula']);
  });
});

describe('a region', () => {
  const ask = async (rest: string): Promise<RegionAnswer> =>
    (await survey.ask(
      `/api/region?indicator=vp_agree&level=gemeente&period=2024&${rest}`,
    )) as RegionAnswer;

  it('has the margin of its areas taken together', async () => {
    const { value, margin, request } = await ask('areas=44021,46021&margin=95');
    expect(request.margin).toBe(95);
    expect(value).toBe(40.7);
    const share = ((4602.75 + 500) / (11626.85 + 900)) * 100;
    expect(margin).toBeCloseTo(marginOfShare(share, 420, 11626.85 + 900), 2);
  });

  it('has none where it is not shown', async () => {
    const answer = await ask('areas=46021&margin=95');
    expect(answer).toMatchObject({ value: null, status: 'suppressed', margin: null });
  });
});
