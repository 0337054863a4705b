import { readFileSync } from 'node:fs';

/** What `API.md` says of one route. */
export type Reference = {
  /** Paragraphs, without tables and without the line of errors. */
  text: string;
  /** Codes that the line of errors names. */
  errors: string[];
  /** Parameter → its row in the first table. */
  parameters: Map<string, string>;
};

const FILE = new URL('../API.md', import.meta.url);
/** The section whose table explains the parameters that many routes have. */
const COMMON = 'In all answers';

/** The sections of `API.md` by heading: `GET /tiles/:edition/:level.json`. */
export function readReference(): Map<string, Reference> {
  const page = readFileSync(FILE, 'utf8');
  const parts = page.split(/^#{2,3} /m).slice(1);
  return new Map(
    parts.map((part): [string, Reference] => {
      const [heading = '', ...lines] = part.split('\n');
      return [heading.replaceAll('`', ''), readSection(lines)];
    }),
  );
}

/**
 * What a parameter of a route means: by its own section, by that of the nearest route above it (`/api/export`
 * for `/api/export/about`), or by what is said of all.
 */
export function meaningOf(
  reference: ReadonlyMap<string, Reference>,
  path: string,
  name: string,
): string | undefined {
  const segments = path.split('/');
  for (let length = segments.length; length > 1; length--) {
    const above = reference.get(`GET ${segments.slice(0, length).join('/')}`);
    const meaning = above?.parameters.get(name);
    if (meaning) return meaning;
  }
  return reference.get(COMMON)?.parameters.get(name);
}

function readSection(lines: readonly string[]): Reference {
  const paragraphs = lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const tables = paragraphs.filter((paragraph) => paragraph.startsWith('|'));
  const errors = paragraphs.find((paragraph) => paragraph.startsWith('Errors:')) ?? '';
  const text = paragraphs.filter(
    (paragraph) =>
      !paragraph.startsWith('|') && !paragraph.startsWith('```') && paragraph !== errors,
  );
  return {
    text: text.map((paragraph) => paragraph.replaceAll('\n', ' ')).join('\n\n'),
    errors: [...errors.matchAll(/`([a-z_]+)`/g)].map(([, code = '']) => code),
    parameters: new Map(tables.flatMap(readRows)),
  };
}

function readRows(table: string): [string, string][] {
  return table.split('\n').flatMap((line) => {
    // A bar inside code is written `\|`.
    const [, names = '', meaning = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']): [string, string] => [
      name,
      meaning.replaceAll('\\|', '|'),
    ]);
  });
}
