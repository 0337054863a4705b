import type { Context } from 'hono';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../contract/languages.ts';

/** The parameter `lang`, which wins from the header. */
export const languageParameter = z.enum(LANGUAGES, 'expected nl, fr or en').optional();

/** The language asked for: `lang`, else the best of `Accept-Language`, else Dutch. */
export function languageOf(c: Context, lang: Language | undefined): Language {
  return lang ?? preferredOf(c.req.header('accept-language') ?? '') ?? 'nl';
}

/** RFC 9110 §12.5.4; `fr-BE` is French. */
function preferredOf(header: string): Language | null {
  let best: { language: Language; weight: number } | null = null;
  for (const item of header.split(',')) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const language = LANGUAGES.find((known) => range === known || range.startsWith(`${known}-`));
    const given = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = given === undefined ? 1 : Number(given.slice(2)) || 0;
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? null;
}
