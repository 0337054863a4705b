/** Content held against an edition: what it names must exist, and forms must suit what they show. */
import type { ValueComputer } from '../compute/compute-values.ts';
import { type DeclaredTotal, whyNotAdditive } from './adds-up.ts';
import { checkLinks } from './check-links.ts';
import { checkLanguages } from './check-translations.ts';
import {
  type Argument,
  type Content,
  type ContentDocument,
  type ContentTag,
  isCall,
  walkCalls,
  walkNodes,
} from './content.ts';
import type { Complain, ContentProblem } from './content-problem.ts';
import { codesIn } from './name-nodes.ts';
import { FUNCTIONS, isBlock, type Parameter, TAGS } from './vocabulary.ts';

/** Everything that is wrong in content, per file in the order of the text. */
export function checkContent(
  computer: ValueComputer,
  content: Content,
  totals: readonly DeclaredTotal[],
): ContentProblem[] {
  const problems = content.documents.flatMap((document) => {
    const found: ContentProblem[] = [];
    const { file } = document;
    const complain: Complain = (severity, kind, line, message) =>
      found.push({ severity, kind, file, line, column: 1, message });
    checkHead(computer, content, document, complain);
    checkNodes(computer, content, document, totals, complain);
    checkLinks(computer.edition, content, document, complain);
    return found;
  });
  return [
    ...problems,
    ...checkLanguages(content),
    ...checkGroups(computer, content),
    ...checkSettings(content),
    ...unused(content),
  ];
}

function checkHead(
  { edition }: ValueComputer,
  { groups }: Content,
  { head }: ContentDocument,
  complain: Complain,
): void {
  for (const family of head.levels) {
    if (edition.levels.some(({ level }) => level.family === family)) continue;
    const known = [...new Set(edition.levels.map(({ level }) => level.family))].join(', ');
    complain('error', 'unknown_level', 1, `unknown level: "${family}" (known: ${known})`);
  }
  for (const comparison of head.comparisons) {
    const group = /^group:(.+)$/.exec(comparison)?.[1];
    const isKnown = group
      ? groups.some(({ name }) => name === group)
      : ['parents', 'similar', 'none'].includes(comparison);
    const known = ['parents', 'similar', 'none', ...groups.map(({ name }) => `group:${name}`)];
    if (!isKnown)
      complain(
        'error',
        'unknown_comparison',
        1,
        `unknown comparison: "${comparison}" (known: ${known.join(', ')})`,
      );
  }
  if (!head.comparisons.includes(head.compare))
    complain(
      'error',
      'unknown_comparison',
      1,
      `compare "${head.compare}" is not among the comparisons`,
    );
  const isTheme = edition.themes.some(
    (node) => node.kind === 'folder' && node.name.nl === head.theme,
  );
  if (head.theme !== '' && !isTheme)
    complain('error', 'unknown_theme', 1, `unknown theme: "${head.theme}"`);
}

function checkNodes(
  computer: ValueComputer,
  content: Content,
  document: ContentDocument,
  totals: readonly DeclaredTotal[],
  complain: Complain,
): void {
  for (const node of walkNodes(document.nodes)) {
    const calls =
      node.kind === 'call'
        ? [node.call]
        : node.kind === 'tag'
          ? Object.values(node.args).filter(isCall)
          : [];
    for (const { call, args, line } of calls.flatMap((one) => [...walkCalls(one)])) {
      const schema = FUNCTIONS[call];
      const positional = Object.fromEntries(
        (schema?.positional ?? []).map((one, at) => [String(at), one]),
      );
      checkNames(computer, args, { ...positional, ...schema?.named }, line, complain);
    }
    if (node.kind !== 'tag') continue;
    checkNames(computer, node.args, TAGS[node.name]?.parameters ?? {}, node.line, complain);
    checkTag(computer, content, document, node, totals, complain);
  }
}

function checkNames(
  computer: ValueComputer,
  args: Record<string, Argument>,
  parameters: Record<string, Parameter>,
  line: number,
  complain: Complain,
): void {
  const { edition } = computer;
  const codes: string[] = [];
  for (const [key, { type }] of Object.entries(parameters)) {
    const value = args[key];
    if (type === 'indicator' || type === 'indicators' || type === 'cube') {
      for (const code of codesIn(value)) {
        const indicator = edition.findIndicator(code);
        if (!indicator?.visible)
          complain('error', 'unknown_indicator', line, `unknown indicator: "${code}"`);
        else if (indicator.isCube !== (type === 'cube'))
          complain(
            'error',
            'wrong_indicator',
            line,
            `${code} is ${indicator.isCube ? 'a' : 'no'} cube`,
          );
        else codes.push(code);
      }
    }
    if (type === 'level' && typeof value === 'string') {
      const isKnown = edition.levels.some(
        ({ level }) => level.family === value || level.code === value,
      );
      if (!isKnown) complain('error', 'unknown_level', line, `unknown level: "${value}"`);
    }
  }
  for (const key of ['period', 'since', 'from']) {
    const period = args[key];
    if (typeof period !== 'string' || parameters[key]?.type !== 'period') continue;
    for (const code of codes) {
      const periods = [...computer.availability(edition.indicator(code)).values()].flat();
      if (!periods.includes(period))
        complain('error', 'unknown_period', line, `${code} has no period "${period}" at any level`);
    }
  }
}

function checkTag(
  computer: ValueComputer,
  { documents, glossary, images }: Content,
  { head }: ContentDocument,
  { name, args, line }: ContentTag,
  totals: readonly DeclaredTotal[],
  complain: Complain,
): void {
  const { edition } = computer;
  const codes = ['indicator', 'indicators', 'x', 'y'].flatMap((key) => codesIn(args[key]));
  if (isBlock(name)) {
    for (const code of codes) {
      const indicator = edition.findIndicator(code);
      if (!indicator || head.levels.length === 0) continue;
      const families = [...computer.availability(indicator).keys()].map(
        (level) => edition.level(level).level.family,
      );
      if (!head.levels.some((level) => families.includes(level)))
        complain(
          'warning',
          'never_shown',
          line,
          `${code} has no figures at ${head.levels.join(', ')}`,
        );
    }
  }
  if (name === 'bars' && args.form === 'stacked') {
    const why = whyNotAdditive(edition, totals, codes);
    if (why !== null)
      complain('error', 'not_additive', line, `${codes.join(', ')} cannot be stacked: ${why}`);
  }
  if (name === 'bars' || name === 'lines') {
    const units = new Set(codes.flatMap((code) => edition.findIndicator(code)?.unit.nl ?? []));
    if (units.size > 1 && args.index !== true)
      complain(
        'error',
        'mixed_units',
        line,
        `one axis for ${[...units].join(' and ')}: use two blocks`,
      );
  }
  const missing = (kind: string, known: boolean): void => {
    if (!known)
      complain('error', `unknown_${kind}`, line, `unknown ${kind}: "${args.name ?? args.term}"`);
  };
  if (name === 'part')
    missing(
      'part',
      documents.some((one) => one.kind === 'part' && one.name === args.name),
    );
  if (name === 'image')
    missing(
      'image',
      images.some((one) => one.name === args.name),
    );
  if (name === 'definition' && args.term !== undefined)
    missing(
      'term',
      glossary.some(({ term }) => term === args.term),
    );
}

function checkGroups({ edition }: ValueComputer, { groups }: Content): ContentProblem[] {
  return groups.flatMap(({ name, level, codes }): ContentProblem[] => {
    const about = { severity: 'error', file: 'groups.json', line: 1, column: 1 } as const;
    const data = edition.levels.find((one) => one.level.code === level);
    if (!data)
      return [{ ...about, kind: 'unknown_level', message: `${name}: unknown level: "${level}"` }];
    return codes
      .filter((code) => !data.indexOf.has(code.toUpperCase()))
      .map((code) => ({
        ...about,
        kind: 'unknown_area',
        message: `${name}: unknown ${level}: "${code}"`,
      }));
  });
}

function checkSettings({ settings, documents }: Content): ContentProblem[] {
  const known = new Set(documents.filter(({ kind }) => kind === 'report').map(({ name }) => name));
  return Object.entries(settings.portal)
    .filter(([, name]) => !known.has(name))
    .map(([link, name]) => ({
      severity: 'error',
      kind: 'unknown_report',
      file: 'settings.json',
      line: 1,
      column: 1,
      message: `portal ${link}: there is no report "${name}"`,
    }));
}

/** Parts, images and terms that nothing uses. */
function unused({ documents, images, glossary }: Content): ContentProblem[] {
  const tags = documents.flatMap(({ nodes }) =>
    [...walkNodes(nodes)].filter((node) => node.kind === 'tag'),
  );
  const isUsed = (tag: string, key: string, name: string): boolean =>
    tags.some((node) => node.name === tag && node.args[key] === name);
  const warn = (file: string): ContentProblem => ({
    severity: 'warning',
    kind: 'unused',
    file,
    line: 1,
    column: 1,
    message: 'nothing uses it',
  });
  return [
    ...documents
      .filter(({ kind, name }) => kind === 'part' && !isUsed('part', 'name', name))
      .map(({ file }) => warn(file)),
    ...images
      .filter(({ name }) => !isUsed('image', 'name', name))
      .map(({ name }) => warn(`images/${name}`)),
    ...glossary
      .filter(({ term }) => !isUsed('definition', 'term', term))
      .map(({ term }) => warn(`glossary.json: ${term}`)),
  ];
}
