/** An OpenAPI definition as a page for people. */
import type { Language } from '../../geodata/model/model.ts';
import { type Html, html } from '../http/html.ts';
import { htmlPage, htmlTable, type PageLink } from '../pages/layout/html-page.ts';

type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: { type?: string; enum?: unknown[]; default?: unknown };
};
type Operation = { summary?: string; description?: string; parameters?: Parameter[] };
type Definition = {
  info: { title: string; description?: string; version: string };
  servers?: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
};

const WORDS: Record<
  Language,
  { parameter: string; kind: string; meaning: string; needed: string; machine: string }
> = {
  nl: {
    parameter: 'Parameter',
    kind: 'Soort',
    meaning: 'Betekenis',
    needed: 'verplicht',
    machine: 'Voor programma’s',
  },
  fr: {
    parameter: 'Paramètre',
    kind: 'Type',
    meaning: 'Signification',
    needed: 'obligatoire',
    machine: 'Pour les programmes',
  },
  en: {
    parameter: 'Parameter',
    kind: 'Kind',
    meaning: 'Meaning',
    needed: 'required',
    machine: 'For programs',
  },
};

export function docsPage(
  definition: object,
  language: Language,
  address: string,
  others: readonly PageLink[] = [],
): string {
  const { info, servers, paths } = definition as Definition;
  const json = new URL(address);
  if (json.searchParams.has('f')) json.searchParams.set('f', 'json');
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const body = html`${paragraphs(info.description)}
<p class="soft"><code>${servers?.[0]?.url ?? ''}</code> · ${info.version}</p>
${operations.map(({ path, method, operation }) => describe(path, method, operation, language))}`;
  return htmlPage({
    language,
    title: info.title,
    trail: [{ href: '/', text: 'Buurtatlas' }],
    others: others.length > 0 ? others : [{ href: json.href, text: 'JSON' }],
    body,
    footer: '',
  });
}

function describe(path: string, method: string, operation: Operation, language: Language): Html {
  const words = WORDS[language];
  const { summary, description, parameters = [] } = operation;
  const rows = parameters.map((parameter) => [
    html`<code>${parameter.name}</code>${parameter.required ? html` <span class="soft">${words.needed}</span>` : ''}`,
    kindOf(parameter),
    sentence(parameter.description ?? ''),
  ]);
  const table =
    rows.length > 0 ? htmlTable([words.parameter, words.kind, words.meaning], rows) : '';
  return html`<details><summary><code>${method.toUpperCase()} ${path}</code> <span class="soft">${summary ?? ''}</span></summary>
${paragraphs(description)}${table}</details>\n`;
}

function kindOf({ schema }: Parameter): string {
  const kind = schema?.enum ? schema.enum.join(' | ') : (schema?.type ?? '');
  return schema?.default === undefined ? kind : `${kind} (${schema.default})`;
}

/** Markdown as far as our documents use it in sentences: code, links and paragraphs. */
function paragraphs(text: string | undefined): Html[] {
  return (text ?? '')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${sentence(part)}</p>`);
}

function sentence(text: string): (string | Html)[] {
  return text.split(/(`[^`]*`|\[[^\]]*\]\([^)]*\))/).map((piece) => {
    if (piece.startsWith('`')) return html`<code>${piece.slice(1, -1)}</code>`;
    const [, words, href] = /^\[([^\]]*)\]\(([^)]*)\)$/.exec(piece) ?? [];
    return words === undefined ? piece : html`<a href="${href}">${words}</a>`;
  });
}
