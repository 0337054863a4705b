/** Questions about areas and where they lie. */
import type { AreaAnswer, LocateAnswer } from '../../../server/contract/areas.ts';
import type { AreasAnswer, NeighboursAnswer } from '../../../server/contract/levels.ts';
import { type Ask, get } from './request.ts';

export type AreaKey = { level: string; code: string };

export const askAreas: Ask<string, AreasAnswer> = (level, signal) =>
  get(`/api/levels/${encodeURIComponent(level)}/areas`, signal);
/** The same in another edition, while the server still has it. */
export const askAreasOf: Ask<{ level: string; edition: string }, AreasAnswer> = (
  { level, edition },
  signal,
) =>
  get(`/api/levels/${encodeURIComponent(level)}/areas?${new URLSearchParams({ edition })}`, signal);
export const askNeighbours: Ask<string, NeighboursAnswer> = (level, signal) =>
  get(`/api/levels/${encodeURIComponent(level)}/neighbours`, signal);
export const askArea: Ask<AreaKey, AreaAnswer> = ({ level, code }, signal) =>
  get(`/api/areas/${encodeURIComponent(level)}/${encodeURIComponent(code)}`, signal);
export const askLocate: Ask<{ lon: number; lat: number }, LocateAnswer> = ({ lon, lat }, signal) =>
  get(`/api/locate?${new URLSearchParams({ lon: String(lon), lat: String(lat) })}`, signal);
