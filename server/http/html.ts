/** Pieces of pages, by Hono's `html`: everything put into a template is escaped, unless it is HTML already. */
import { html as join, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString;
/** What a template takes. Lists are joined; null, undefined and false are nothing. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** A piece of HTML. It is finished at once: Hono would wait for promises, and no part is one. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return join(strings, ...parts) as Html;
}

/** Text that is HTML already. */
export { raw };
