/** Authored content as plain data: what a file says, without what its figures are. */
import type { Language, Text } from '../model/model.ts';

export const CONTENT_KINDS = ['report', 'dashboard', 'story', 'part'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** What an author writes between brackets: texts, numbers, lists, or a function in a function. */
export type Argument = string | number | boolean | null | Call | readonly Argument[];

/** A function in a text, or a condition. Positional arguments are named `0`, `1` …; `line` is 1-based. */
export type Call = { call: string; args: Record<string, Argument>; line: number };

export const ELEMENTS = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'a',
  'hr',
] as const;
export type ElementName = (typeof ELEMENTS)[number];

export type ContentNode =
  | { kind: 'text'; text: string }
  | { kind: 'call'; call: Call }
  | { kind: 'element'; name: ElementName; href?: string; id?: string; children: ContentNode[] }
  | ContentTag;

export type ContentTag = {
  kind: 'tag';
  name: string;
  /** Attributes; the condition of `if` is `primary`. */
  args: Record<string, Argument>;
  /** 1-based. */
  line: number;
  children: ContentNode[];
  /** What stands after `else`; null without one. */
  otherwise: ContentNode[] | null;
};

/** What stands above the text of a file, between `---`. */
export type ContentHead = {
  title: string;
  about: string;
  /** Families of levels a report is for, in the order they are offered; empty for what has no area. */
  levels: string[];
  /** What a reader sees first beside the area: `parents`, `similar`, `none` or `group:name`. */
  compare: string;
  /** Comparisons a reader may choose. */
  comparisons: string[];
  /** Name of a top folder of the theme tree, in Dutch; empty for all themes. */
  theme: string;
  /** Place in lists, ascending. */
  order: number;
  /** How many areas may be taken together; 1 for none. */
  areas: number;
};

export type ContentDocument = {
  kind: ContentKind;
  /** The name of the file without language: part of the address. */
  name: string;
  language: Language;
  /** Path in the content folder, for messages. */
  file: string;
  head: ContentHead;
  nodes: ContentNode[];
};

/** Areas of one level that a manager compares with: `centrumsteden`. */
export type AreaGroup = { name: string; label: Text; level: string; codes: string[] };

/** A word that is explained. */
export type GlossaryTerm = { term: string; name: Text; text: Text };

export type ContentImage = { name: string; type: string; bytes: Uint8Array };

/** What a manager decides of the site: `settings.json`. */
export type ContentSettings = {
  /** What the bare address of the site shows. */
  home: 'map' | 'start';
  /** Reports of the closed portal, by the name or number in its links: the name of the report here. */
  portal: Record<string, string>;
};

export const NO_SETTINGS: ContentSettings = { home: 'map', portal: {} };

/** Everything that a content folder holds. */
export type Content = {
  documents: ContentDocument[];
  groups: AreaGroup[];
  glossary: GlossaryTerm[];
  images: ContentImage[];
  settings: ContentSettings;
};

/** Every node under these, depth first, with what stands after `else`. */
export function* walkNodes(nodes: readonly ContentNode[]): Generator<ContentNode> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'element' || node.kind === 'tag') yield* walkNodes(node.children);
    if (node.kind === 'tag' && node.otherwise) yield* walkNodes(node.otherwise);
  }
}

/** True for a function inside an argument. */
export function isCall(argument: Argument | undefined): argument is Call {
  return typeof argument === 'object' && argument !== null && 'call' in argument;
}

/** A call and every call inside its arguments. */
export function* walkCalls(call: Call): Generator<Call> {
  yield call;
  for (const argument of Object.values(call.args)) if (isCall(argument)) yield* walkCalls(argument);
}
