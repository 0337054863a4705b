import { describe, expect, it } from 'vitest';
import { walkNodes } from '../../../geodata/content/content.ts';
import { parseContent } from '../../../geodata/content/parse-content.ts';

const HEAD = '---\ntitle: Proef\nlevels: gemeente\n---\n\n';

function parse(text: string, head = HEAD) {
  const about = {
    kind: 'report',
    name: 'proef',
    language: 'nl',
    file: 'reports/proef.md',
  } as const;
  return parseContent(head + text, about);
}

function problemsOf(text: string, head = HEAD): string[] {
  return parse(text, head).problems.map(
    ({ line, column, kind, message }) => `${line}:${column} ${kind}: ${message}`,
  );
}

describe('a text with tags', () => {
  it('becomes plain nodes: text, functions, elements and tags, with the line of each', () => {
    const { document, problems } = parse(
      'In {% period("v1101_t") %} woonden er **{% value("v1101_t") %}**.\n\n{% figure indicator="v1101_t" /%}',
    );
    expect(problems).toEqual([]);
    expect(document.nodes[0]).toMatchObject({
      kind: 'element',
      name: 'p',
      children: [
        { kind: 'text', text: 'In ' },
        { kind: 'call', call: { call: 'period', args: { '0': 'v1101_t' }, line: 6 } },
        { kind: 'text', text: ' woonden er ' },
        { kind: 'element', name: 'strong' },
        { kind: 'text', text: '.' },
      ],
    });
    expect(document.nodes[1]).toMatchObject({
      kind: 'tag',
      name: 'figure',
      line: 8,
      args: { id: 'figure-v1101_t' },
    });
  });

  it('keeps what stands after else apart', () => {
    const { document } = parse(
      '{% sentence missing="drop" %}\nEen.\n{% else /%}\nTwee.\n{% /sentence %}',
    );
    const [tag] = document.nodes;
    const textIn = (nodes: Parameters<typeof walkNodes>[0]): string =>
      [...walkNodes(nodes)].map((node) => (node.kind === 'text' ? node.text : '')).join('');
    expect(tag?.kind === 'tag' && [textIn(tag.children), textIn(tag.otherwise ?? [])]).toEqual([
      'Een.',
      'Twee.',
    ]);
  });

  it('gives two blocks of the same indicator two addresses', () => {
    const { document } = parse('{% figure indicator="v1" /%}\n\n{% figure indicator="v1" /%}');
    const ids = document.nodes.flatMap((node) => (node.kind === 'tag' ? [node.args.id] : []));
    expect(ids).toEqual(['figure-v1', 'figure-v1-2']);
  });
});

describe('mistakes of form, each with its place', () => {
  it('an unknown tag, an unknown function, an unknown attribute', () => {
    expect(problemsOf('{% figuur indicator="v1" /%}')[0]).toMatch(
      /^6:4 unknown_tag: unknown tag: "figuur"/,
    );
    expect(problemsOf('Er zijn {% waarde("v1") %}.')[0]).toMatch(
      /^6:12 unknown_function: unknown function: "waarde"/,
    );
    expect(problemsOf('{% figure indicator="v1" kleur="rood" /%}')[0]).toMatch(
      /^6:26 unknown_attribute/,
    );
  });

  it('an attribute that is missing or of another type', () => {
    expect(problemsOf('{% figure /%}')).toEqual([
      '6:4 missing_attribute: tag figure needs "indicator"',
    ]);
    expect(problemsOf('{% bars indicators=["v1"] form="taart" /%}')[0]).toMatch(
      /expected single or grouped or stacked, got "taart"/,
    );
  });

  it('a tag that is not closed, and one that is not finished', () => {
    expect(problemsOf('{% sentence %}\nEen.')[0]).toMatch(/^6:1 bad_form: .*closing/);
    expect(problemsOf('Een {% value( %} twee.')[0]).toMatch(/^6:5 bad_form/);
  });

  it('a condition used as a text, and a text used as a condition', () => {
    expect(problemsOf('Het {% rose("v1") %}.')[0]).toMatch(/rose is a condition/);
    expect(problemsOf('{% if value("v1") %}x{% /if %}')[0]).toMatch(/expected a condition/);
  });

  it('a title in the text, an unknown line above it, no levels', () => {
    expect(problemsOf('# Titel')[0]).toMatch(/^6:1 bad_heading/);
    expect(problemsOf('', '---\ntitle: X\nlevel: gemeente\n---\n\n')).toEqual([
      '3:1 bad_head: expected one of title, about, levels, compare, comparisons, theme, order, areas, got "level: gemeente"',
      '1:1 bad_head: expected "levels: gemeente, …": the levels this report is for',
    ]);
  });

  it('what is no content: HTML, code, images without a tag', () => {
    expect(problemsOf('```\ncode\n```')[0]).toMatch(/fence is not for content/);
    expect(problemsOf('![](x.png)')[0]).toMatch(/image is not for content/);
  });
});
