/** Files that the server makes. */
import type { ExportAboutAnswer } from '../../../server/contract/export.ts';
import { ApiError, type Ask, isErrorAnswer, post } from './request.ts';

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
