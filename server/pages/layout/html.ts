/** Text that is safe to put in a page: everything put into a template is escaped, unless it is `Html`. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** A piece of HTML. Lists are joined; null, undefined and false are nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0] ?? '';
  for (const [i, part] of parts.entries()) text += print(part) + strings[i + 1];
  return new Html(text);
}

function print(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escapeSigns(part);
  if (typeof part === 'number') return String(part);
  if (Array.isArray(part)) return part.map(print).join('');
  return '';
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeSigns(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
