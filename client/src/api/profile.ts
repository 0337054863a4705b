/** Questions about all topics of one area at once. */

import type { ProfileAnswer } from '../../../server/contract/profile.ts';
import type { SimilarAnswer } from '../../../server/contract/similar.ts';
import type { AreaKey } from './areas.ts';
import { type Ask, get } from './request.ts';

/** All indicators of a theme for one area, each in its latest period, with all that can be said beside them. */
export type ProfileQuestion = { area: AreaKey; theme: string; reference: AreaKey | null };
export const askProfile: Ask<ProfileQuestion, ProfileAnswer> = (
  { area, theme, reference },
  signal,
) => {
  const query = {
    area: `${area.level}:${area.code}`,
    period: 'latest',
    theme,
    ...(reference ? { reference: `${reference.level}:${reference.code}` } : {}),
    margin: '95',
    series: '1',
    distribution: '1',
    precision: '1',
  };
  return get(`/api/profile?${new URLSearchParams(query)}`, signal);
};
/** Areas of the same level that are most like one. */
export type SimilarQuestion = { area: AreaKey; indicators: readonly string[] };
export const askSimilar: Ask<SimilarQuestion, SimilarAnswer> = ({ area, indicators }, signal) => {
  const key = `${area.level}:${area.code}`;
  const query = { area: key, indicators: indicators.join(','), period: 'latest' };
  return get(`/api/similar?${new URLSearchParams(query)}`, signal);
};
