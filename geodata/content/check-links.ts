/** Links in a text: those into the atlas must lead somewhere. */
import type { Edition } from '../edition/edition.ts';
import { foldCode } from '../model/area-code.ts';
import { type Content, type ContentDocument, walkNodes } from './content.ts';
import type { Complain } from './content-problem.ts';

export function checkLinks(
  edition: Edition,
  content: Content,
  { nodes }: ContentDocument,
  complain: Complain,
): void {
  const ids = new Set<string>();
  let line = 1;
  const links: { href: string; line: number }[] = [];
  for (const node of walkNodes(nodes)) {
    // Elements have no line of their own: the last tag before them is near enough.
    if (node.kind === 'tag') {
      line = node.line;
      if (typeof node.args.id === 'string') ids.add(node.args.id);
    }
    if (node.kind === 'tag' && node.name === 'chapter')
      links.push({ href: String(node.args.map), line });
    if (node.kind === 'call') line = node.call.line;
    if (node.kind === 'element' && node.id) ids.add(node.id);
    if (node.kind === 'element' && node.name === 'a') links.push({ href: node.href ?? '', line });
  }
  for (const link of links) {
    const why = problemOf(edition, content, ids, link.href);
    if (why !== null) complain('error', 'dead_link', link.line, `link to "${link.href}": ${why}`);
  }
}

function problemOf(
  edition: Edition,
  { documents }: Content,
  ids: ReadonlySet<string>,
  href: string,
): string | null {
  if (/^https?:\/\/[^/\s]+\.[^\s]+$/.test(href)) return null;
  if (href.startsWith('#')) return ids.has(href.slice(1)) ? null : 'nothing has this id';
  const { pathname, searchParams } = new URL(href, 'http://atlas');
  const [word = '', name = '', code = ''] = pathname
    .replace(/^\/(fr|en)\//, '/')
    .slice(1)
    .split('/');
  const has = (kind: string): string | null =>
    name === '' || documents.some((one) => one.kind === kind && one.name === name)
      ? null
      : `there is no ${kind} "${name}"`;
  switch (word) {
    case 'rapport':
      return has('report');
    case 'dashboard':
      return has('dashboard');
    case 'verhaal':
      return has('story');
    case 'onderwerp':
      return name === '' || edition.findIndicator(name) ? null : `there is no indicator "${name}"`;
    case 'gebied': {
      if (name === '') return null;
      const data = edition.levels.find(({ level }) => level.code === name || level.family === name);
      return data?.indexOf.has(foldCode(code)) ? null : `there is no ${name} "${code}"`;
    }
    case 'start':
      return null;
    case '': {
      const indicator = searchParams.get('indicator');
      return indicator === null || edition.findIndicator(indicator)
        ? null
        : `there is no indicator "${indicator}"`;
    }
    default:
      return 'expected https://…, #id, or a page of the atlas such as /onderwerp/v1101_t';
  }
}
