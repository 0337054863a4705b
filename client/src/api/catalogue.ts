/** Questions about what an edition has: levels, themes, indicators and cubes. */
import type { CubeAnswer } from '../../../server/contract/cubes.ts';
import type { EditionAnswer } from '../../../server/contract/edition.ts';
import type {
  IndicatorAnswer,
  IndicatorsAnswer,
  ThemesAnswer,
} from '../../../server/contract/indicators.ts';
import type { LevelsAnswer } from '../../../server/contract/levels.ts';
import { type Ask, ask, get } from './request.ts';

export const askEdition: Ask<'all', EditionAnswer> = (_, signal) => get('/api/edition', signal);
/** The current one, whatever the link is pinned to. */
export const askLiveEdition: Ask<'all', EditionAnswer> = (_, signal) =>
  ask('/api/edition', { signal });
export const askLevels: Ask<'all', LevelsAnswer> = (_, signal) => get('/api/levels', signal);
export const askThemes: Ask<'all', ThemesAnswer> = (_, signal) => get('/api/themes', signal);
export const askIndicators: Ask<'all', IndicatorsAnswer> = (_, signal) =>
  get('/api/indicators', signal);
export const askIndicator: Ask<string, IndicatorAnswer> = (code, signal) =>
  get(`/api/indicators/${encodeURIComponent(code)}`, signal);
export const askCube: Ask<string, CubeAnswer> = (code, signal) =>
  get(`/api/cubes/${encodeURIComponent(code)}`, signal);
