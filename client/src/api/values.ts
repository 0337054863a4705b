/** Questions about figures. */

import type { CrossTableAnswer } from '../../../server/contract/cubes.ts';
import type { FlowWay } from '../../../server/contract/flows.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import type { ValuesAnswer, ValuesRequest } from '../../../server/contract/values.ts';
import type { AreaKey } from './areas.ts';
import { askFlowValues } from './flows.ts';
import { type Ask, get, post } from './request.ts';

/** What is asked about, wherever and whenever: every question about figures is this and more. */
export type Subject = Pick<ValuesRequest, 'indicator' | 'measure' | 'since'> & {
  cells?: string;
  /** Of figures between areas, which way. */
  flow?: FlowWay;
};
/** The part of the request that a map asks with. */
export type ValuesQuestion = Subject & Pick<ValuesRequest, 'level' | 'period'>;
export const askValues: Ask<ValuesQuestion, ValuesAnswer> = ({ flow, ...request }, signal) =>
  flow
    ? askFlowValues({ ...request, flow }, signal)
    : get(`/api/values?${new URLSearchParams(request)}`, signal);
/** Where one area's value comes from. */
export type PathQuestion = Omit<ValuesQuestion, 'measure' | 'since'> & { area: string };
export const askPath: Ask<PathQuestion, ValuesAnswer> = (request, signal) =>
  get(`/api/values?${new URLSearchParams({ ...request, explain: '1' })}`, signal);

/** `middle`: a level whose median is a line of its own. */
export type SeriesQuestion = Subject & { areas: readonly AreaKey[]; middle?: string };
export const askSeries: Ask<SeriesQuestion, SeriesAnswer> = ({ areas, ...about }, signal) => {
  const keys = areas.map((area) => `${area.level}:${area.code}`).join(',');
  const asked = { ...about, ...(keys ? { areas: keys } : {}) };
  return get(`/api/series?${new URLSearchParams(asked)}`, signal);
};

/** Two dimension levels of a cube crossed for one area, `level:code`. */
export type CrossTableQuestion = {
  cube: string;
  area: string;
  period: string;
  rows: string;
  columns: string;
  cells?: string;
};
export const askCrossTable: Ask<CrossTableQuestion, CrossTableAnswer> = (request, signal) =>
  get(`/api/crosstab?${new URLSearchParams(request)}`, signal);

/** Areas of one level, by their codes, as one area. */
export type RegionQuestion = ValuesQuestion & { areas: string[] };
export const askRegion: Ask<RegionQuestion, RegionAnswer> = (request, signal) =>
  post('/api/region', request, signal);
