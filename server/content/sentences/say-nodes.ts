/** Authored text as HTML: sentences that fall back as their author said, and never a hole. */
import type { ContentNode, ContentTag } from '../../../geodata/content/content.ts';
import { type Html, html } from '../../http/html.ts';
import { grammarOf, titleOf } from '../words/words.ts';
import { holds } from './conditions.ts';
import { sayCall } from './functions.ts';
import { fixed } from './said.ts';
import { type Scope, Unsayable } from './scope.ts';

/** HTML with its words, and their pattern. */
type Spoken = { html: Html; text: string; pattern: string };

const NOTHING: Spoken = { html: html``, text: '', pattern: '' };

/**
 * A paragraph, or a sentence in one. Null where it is dropped. What is between the brackets of `sentence`
 * falls back by itself; everything else that cannot be said takes the whole paragraph with it.
 */
export function saySentence(scope: Scope, node: ContentNode): Html | null {
  if (node.kind === 'tag' && node.name === 'sentence') return wrap(fallBack(scope, node));
  const children = node.kind === 'element' ? node.children : [node];
  const hasCalls = children.some((child) => child.kind !== 'text');
  const spoken = hasCalls
    ? fallBack(scope, {
        kind: 'tag',
        name: 'sentence',
        args: {},
        line: lineOf(children),
        children,
        otherwise: null,
      })
    : speak(scope, children);
  return spoken && spoken.text.trim() !== '' ? spoken.html : null;

  function wrap(said: Spoken | null): Html | null {
    return said && html`<p>${said.html}</p>`;
  }
}

/** Words and what is in them, without falling back. Throws `Unsayable`. */
export function sayInline(scope: Scope, nodes: readonly ContentNode[]): Html {
  return speak(scope, nodes).html;
}

/** Says a sentence; else from an earlier period, else what stands after `else`, else why not, or nothing. */
function fallBack(scope: Scope, tag: ContentTag): Spoken | null {
  const missing = tag.args.missing ?? 'say';
  const before = scope.tally.length;
  const count = (
    outcome: Scope['tally'][number]['outcome'],
    spoken: Spoken | null,
  ): Spoken | null => {
    const { text, pattern } = spoken ?? NOTHING;
    // Sentences inside this one have been counted.
    const isSaid = scope.tally.length === before && (outcome === 'dropped' || text.trim() !== '');
    if (isSaid)
      scope.tally.push({
        what: 'sentence',
        line: tag.line,
        outcome,
        text: text.trim(),
        pattern: pattern.trim(),
      });
    return spoken;
  };
  const first = attempt(scope, tag.children);
  if (!(first instanceof Unsayable)) return count('shown', first);
  if (missing === 'earlier') {
    const earlier = attempt({ ...scope, isEarlier: true }, tag.children);
    if (!(earlier instanceof Unsayable)) return count('earlier', earlier);
  }
  if (tag.otherwise) {
    const otherwise = attempt(scope, tag.otherwise);
    if (!(otherwise instanceof Unsayable)) return count('otherwise', otherwise);
  }
  if (missing === 'drop' || !first.indicator) return count('dropped', null);
  const { words, language, base } = scope;
  const reason = fixed(words.why[first.why]);
  const sentence = (area: string): string =>
    words.missingSentence(
      titleOf(first.indicator as NonNullable<typeof first.indicator>, language),
      area,
      reason.text,
    );
  const text = sentence(grammarOf(base, language).bare);
  return count('said', {
    html: html`<span class="missing">${text}</span>`,
    text,
    pattern: sentence('…'),
  });
}

function attempt(scope: Scope, nodes: readonly ContentNode[]): Spoken | Unsayable {
  const before = scope.tally.length;
  try {
    return speak(scope, nodes);
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    scope.tally.length = before;
    return error;
  }
}

function speak(scope: Scope, nodes: readonly ContentNode[]): Spoken {
  return nodes.map((node) => speakOne(scope, node)).reduce(join, NOTHING);
}

function speakOne(scope: Scope, node: ContentNode): Spoken {
  switch (node.kind) {
    case 'text':
      return { html: html`${node.text}`, text: node.text, pattern: node.text };
    case 'call': {
      const said = sayCall(scope, node.call);
      return { html: html`${said.text}`, ...said };
    }
    case 'element':
      return speakElement(scope, node);
    case 'tag':
      if (node.name === 'if') {
        const branch = holds(scope, node.args.primary) ? node.children : (node.otherwise ?? []);
        return speak(scope, branch);
      }
      if (node.name === 'sentence') return fallBack(scope, node) ?? NOTHING;
      throw new Error(`tag ${node.name} in a sentence`);
    default:
      return node satisfies never;
  }
}

function speakElement(
  scope: Scope,
  { name, href, children }: Extract<ContentNode, { kind: 'element' }>,
): Spoken {
  const inner = speak(scope, children);
  const { html: within } = inner;
  if (name === 'strong') return { ...inner, html: html`<strong>${within}</strong>` };
  if (name === 'em') return { ...inner, html: html`<em>${within}</em>` };
  if (name === 'a') return { ...inner, html: html`<a href="${href}">${within}</a>` };
  return inner;
}

function join(a: Spoken, b: Spoken): Spoken {
  return { html: html`${a.html}${b.html}`, text: a.text + b.text, pattern: a.pattern + b.pattern };
}

function lineOf(nodes: readonly ContentNode[]): number {
  for (const node of nodes) {
    if (node.kind === 'call') return node.call.line;
    if (node.kind === 'tag') return node.line;
    if (node.kind === 'element') {
      const line = lineOf(node.children);
      if (line > 0) return line;
    }
  }
  return 0;
}
