/**
 * A report that travels: its files, what it needs of whoever receives it, where it comes from and which version it is.
 * Codes of the sender become those of the receiver by a table and by prefix; words are never touched.
 */

import { type AreaGroup, isCall, walkCalls, walkNodes } from './content.ts';
import type { FileName } from './content-problem.ts';
import { codesIn } from './name-nodes.ts';
import { parseContent } from './parse-content.ts';
import { FUNCTIONS, type Parameter, TAGS } from './vocabulary.ts';

export type ContentNeeds = { indicators: string[]; levels: string[]; groups: string[] };

export type ContentPackage = {
  format: 1;
  name: string;
  version: string;
  /** Who made it, for people. */
  origin: string;
  needs: ContentNeeds;
  /** Text by path in the content folder. */
  files: Record<string, string>;
  /** Groups of areas it compares with; the receiver's own of the same name come first. */
  groups: AreaGroup[];
};

/** Codes of the sender and what they are called here. */
export type CodeMap = { indicators: Record<string, string>; levels: Record<string, string> };

/** Every code that a text names, by what it is a code of. */
export function needsOf(source: string, about: FileName): ContentNeeds {
  const { document } = parseContent(source, about);
  const needs = { indicators: new Set<string>(), levels: new Set(document.head.levels) };
  const take = (args: Record<string, unknown>, parameters: Record<string, Parameter>): void => {
    for (const [key, { type }] of Object.entries(parameters)) {
      const codes = codesIn(args[key] as Parameters<typeof codesIn>[0]);
      if (type === 'indicator' || type === 'indicators' || type === 'cube')
        for (const code of codes) needs.indicators.add(code);
      if (type === 'level') for (const code of codes) needs.levels.add(code);
    }
  };
  for (const node of walkNodes(document.nodes)) {
    if (node.kind === 'tag') take(node.args, TAGS[node.name]?.parameters ?? {});
    const calls =
      node.kind === 'call'
        ? [node.call]
        : node.kind === 'tag'
          ? Object.values(node.args).filter(isCall)
          : [];
    for (const { call, args } of calls.flatMap((one) => [...walkCalls(one)])) {
      const schema = FUNCTIONS[call];
      const positional = (schema?.positional ?? []).map((one, at) => [String(at), one] as const);
      take(args, { ...Object.fromEntries(positional), ...schema?.named });
    }
  }
  const groups = [document.head.compare, ...document.head.comparisons].flatMap(
    (one) => /^group:(.+)$/.exec(one)?.[1] ?? [],
  );
  return {
    indicators: [...needs.indicators].sort(),
    levels: [...needs.levels].sort(),
    groups: [...new Set(groups)].sort(),
  };
}

/** What every file of a package needs, together. */
export function joinNeeds(all: readonly ContentNeeds[]): ContentNeeds {
  const join = (pick: (one: ContentNeeds) => string[]): string[] =>
    [...new Set(all.flatMap(pick))].sort();
  return {
    indicators: join(({ indicators }) => indicators),
    levels: join(({ levels }) => levels),
    groups: join(({ groups }) => groups),
  };
}

/**
 * The codes that change: those of the table, and those that the receiver has with the prefix put before them or
 * taken off. What is known as it is stays as it is.
 */
export function mapCodes(
  { indicators }: ContentNeeds,
  has: (indicator: string) => boolean,
  prefix: string,
  table: CodeMap,
): CodeMap {
  const found = indicators.flatMap((code): [string, string][] => {
    if (code in table.indicators || has(code) || prefix === '') return [];
    const other = code.startsWith(prefix) ? code.slice(prefix.length) : prefix + code;
    return has(other) ? [[code, other]] : [];
  });
  return {
    indicators: { ...Object.fromEntries(found), ...table.indicators },
    levels: table.levels,
  };
}

/** Needs of the package that the receiver does not have, under the names they would have there. */
export function missingNeeds(
  needs: ContentNeeds,
  codes: CodeMap,
  known: {
    indicator: (code: string) => boolean;
    level: (code: string) => boolean;
    group: (name: string) => boolean;
  },
): ContentNeeds {
  return {
    indicators: needs.indicators.filter((code) => !known.indicator(codes.indicators[code] ?? code)),
    levels: needs.levels.filter((code) => !known.level(codes.levels[code] ?? code)),
    groups: needs.groups.filter((name) => !known.group(name)),
  };
}

/** A text with the receiver's codes: only between the brackets of tags, and in the list of levels above. */
export function translateCodes(source: string, { indicators, levels }: CodeMap): string {
  const inTags = source.replace(/\{%[\s\S]*?%\}/g, (tag) =>
    tag.replace(/"([^"]*)"/g, (whole, text: string) => {
      const other = indicators[text] ?? levels[text];
      return other === undefined ? whole : `"${other}"`;
    }),
  );
  return inTags.replace(/^levels:.*$/m, (line) =>
    line.replace(/[\w-]+/g, (word, at: number) => (at === 0 ? word : (levels[word] ?? word))),
  );
}

export type FileChange = {
  file: string;
  /** `kept`: changed here since it was installed, and in the package too. */
  kind: 'new' | 'same' | 'updated' | 'kept' | 'own';
  text: string;
};

/**
 * What installing would do to a file.
 * @param installed as it came with the version before; undefined where there was none
 * @param here as it is now; null where it is not there
 */
export function changeOfFile(
  file: string,
  text: string,
  installed: string | undefined,
  here: string | null,
): FileChange {
  if (here === null) return { file, kind: 'new', text };
  if (here === text) return { file, kind: 'same', text };
  if (installed === undefined) return { file, kind: 'own', text: here };
  if (here === installed) return { file, kind: 'updated', text };
  return { file, kind: installed === text ? 'same' : 'kept', text: here };
}

/** Lines that differ, as `-` and `+`, by the longest common run of lines. */
export function diffLines(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push(`- ${a[i++]}`);
    else lines.push(`+ ${b[j++]}`);
  }
  return lines;
}
