/** The only file that fetches. Answers are checked for the contract's envelope here and nowhere else. */
import type { Language } from '../../../geodata/model/model.ts';
import type {
  AddressAnswer,
  AreaAnswer,
  AreasAnswer,
  CrossTableAnswer,
  CubeAnswer,
  EditionAnswer,
  ErrorAnswer,
  ExportAboutAnswer,
  IndicatorAnswer,
  IndicatorsAnswer,
  LevelsAnswer,
  LocateAnswer,
  NeighboursAnswer,
  ProfileAnswer,
  RegionAnswer,
  SearchAnswer,
  SeriesAnswer,
  SimilarAnswer,
  ThemesAnswer,
  ValuesAnswer,
  ValuesRequest,
} from '../../../server/contract/contract.ts';
import { pinnedEdition } from '../link/pinned-edition.ts';
import type { AreaKey } from '../link/url-state.ts';
import { noteAnswer } from './connection.ts';

/** A question that got no answer: `offline` when nothing came back, else the server's own code. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

export type Ask<Q, A> = (question: Q, signal: AbortSignal) => Promise<A>;

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
export const askCube: Ask<string, CubeAnswer> = (code, signal) =>
  get(`/api/cubes/${encodeURIComponent(code)}`, signal);
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
/** What is asked about, wherever and whenever: every question about figures is this and more. */
export type Subject = Pick<ValuesRequest, 'indicator' | 'measure' | 'since'> & { cells?: string };
/** The part of the request that a map asks with. */
export type ValuesQuestion = Subject & Pick<ValuesRequest, 'level' | 'period'>;
export const askValues: Ask<ValuesQuestion, ValuesAnswer> = (request, signal) =>
  get(`/api/values?${new URLSearchParams(request)}`, signal);
/** Where one area's value comes from. */
export type PathQuestion = Omit<ValuesQuestion, 'measure' | 'since'> & { area: string };
export const askPath: Ask<PathQuestion, ValuesAnswer> = (request, signal) =>
  get(`/api/values?${new URLSearchParams({ ...request, explain: '1' })}`, signal);
export type SearchQuestion = { query: string; language: Language };
export const askSearch: Ask<SearchQuestion, SearchAnswer> = ({ query, language }, signal) =>
  get(`/api/search?${new URLSearchParams({ q: query, lang: language, limit: '20' })}`, signal);
/** Not pinned to an edition: the service knows of none. */
export const askAddress: Ask<SearchQuestion, AddressAnswer> = ({ query, language }, signal) =>
  get(`/api/address?${new URLSearchParams({ q: query, lang: language })}`, signal);
export const askLocate: Ask<{ lon: number; lat: number }, LocateAnswer> = ({ lon, lat }, signal) =>
  get(`/api/locate?${new URLSearchParams({ lon: String(lon), lat: String(lat) })}`, signal);

/** `middle`: a level whose median is a line of its own. */
export type SeriesQuestion = Subject & { areas: readonly AreaKey[]; middle?: string };
export const askSeries: Ask<SeriesQuestion, SeriesAnswer> = ({ areas, ...about }, signal) => {
  const keys = areas.map((area) => `${area.level}:${area.code}`).join(',');
  const asked = { ...about, ...(keys ? { areas: keys } : {}) };
  return get(`/api/series?${new URLSearchParams(asked)}`, signal);
};

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

/** Areas of one level, by their codes, as one area. */
export type RegionQuestion = ValuesQuestion & { areas: string[] };
export const askRegion: Ask<RegionQuestion, RegionAnswer> = (request, signal) =>
  post('/api/region', request, signal);

/** A file to be made; see `POST /api/export`. */
export type ExportQuestion = {
  format: string;
  indicator: string[];
  level: string;
  period: string;
  areas?: string[];
  within?: string;
  shape?: string;
  cells?: string;
  geometry?: string;
  crs?: string;
  separator?: string;
  margin?: string;
  denominator?: string;
  classes?: string;
  lang: string;
  edition: string;
};
/** What the file would say of itself, and how many rows it would have. */
export const askExportAbout: Ask<ExportQuestion, ExportAboutAnswer> = (question, signal) =>
  post('/api/export/about', question, signal);
/** The same with the file's length and SHA-256, for which it is made. */
export const askExportHash: Ask<ExportQuestion, ExportAboutAnswer> = (question, signal) =>
  post('/api/export/about', { ...question, hash: '1' }, signal);

/** The file, as it comes. */
export async function openExport(question: ExportQuestion, signal: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(question);
  const response = await fetch('/api/export', { method: 'POST', headers, body, signal });
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => null);
  const { code, error } = isErrorAnswer(answer) ? answer : { code: 'unexpected', error: '' };
  throw new ApiError(code, error, response.status);
}

/** The outlines of a level, to be read by box. */
export function fgbUrl(edition: string, level: string): string {
  return `${location.origin}/fgb/${edition}/${level}.fgb`;
}

/** Where the map finds its tiles: a template for one level of one edition. */
export function tilesUrl(edition: string, level: string): string {
  return `${location.origin}/tiles/${edition}/${level}/{z}/{x}/{y}.mvt`;
}

async function get<A extends { ok: true }>(path: string, signal: AbortSignal): Promise<A> {
  return ask(inEdition(path), { signal });
}

async function post<A extends { ok: true }>(
  path: string,
  question: object,
  signal: AbortSignal,
): Promise<A> {
  const body = JSON.stringify(pinnedEdition ? { edition: pinnedEdition, ...question } : question);
  return ask(path, { signal, method: 'POST', body });
}

/** A question to the edition that the link is pinned to. One that names its own keeps it. */
function inEdition(path: string): string {
  if (!pinnedEdition || /[?&]edition=/.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}edition=${pinnedEdition}`;
}

async function ask<A extends { ok: true }>(path: string, init: RequestInit): Promise<A> {
  const signal = init.signal as AbortSignal;
  const headers = {
    accept: 'application/json',
    ...(init.body ? { 'content-type': 'application/json' } : {}),
  };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError('offline', 'the server could not be reached', 0);
  }
  noteAnswer(response);
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw new ApiError('not_json', `${path} did not answer JSON`, response.status);
  }
  if (isAnswer<A>(body)) return body;
  const { code, error } = isErrorAnswer(body) ? body : { code: 'unexpected', error: path };
  throw new ApiError(code, error, response.status);
}

function isAnswer<A>(body: unknown): body is A {
  return typeof body === 'object' && body !== null && 'ok' in body && body.ok === true;
}

function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'code' in body && 'error' in body;
}
