/** Addresses inside a text: every heading and every block has one, stable for as long as it shows the same. */
import { type Argument, type ContentNode, walkNodes } from './content.ts';
import { isBlock } from './vocabulary.ts';

/**
 * Gives headings and blocks without an id one, made of what they say or show. Returns the ids that an
 * author has given twice, with the line of the second.
 */
export function nameNodes(nodes: readonly ContentNode[]): { id: string; line: number }[] {
  const taken = new Set<string>();
  const twice: { id: string; line: number }[] = [];
  const free = (wanted: string): string => {
    let id = wanted;
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
    taken.add(id);
    return id;
  };
  for (const node of walkNodes(nodes)) {
    if (node.kind === 'tag' && isBlock(node.name)) {
      const given = node.args.id;
      if (typeof given !== 'string') node.args.id = free(slug(shownBy(node.name, node.args)));
      else if (taken.has(given)) twice.push({ id: given, line: node.line });
      else taken.add(given);
    }
    if (node.kind === 'element' && /^h\d$/.test(node.name))
      node.id = free(node.id ?? (slug(plainText(node.children)) || 'deel'));
  }
  return twice;
}

/** The words under these nodes, without functions. */
export function plainText(nodes: readonly ContentNode[]): string {
  return [...walkNodes(nodes)].map((node) => (node.kind === 'text' ? node.text : '')).join('');
}

/** All indicators that the arguments of a tag or function name. */
export function codesIn(argument: Argument | undefined): string[] {
  if (typeof argument === 'string') return [argument];
  return Array.isArray(argument) ? argument.filter((one) => typeof one === 'string') : [];
}

function shownBy(name: string, args: Record<string, Argument>): string {
  const first = ['indicator', 'indicators', 'cube', 'x'].flatMap((key) => codesIn(args[key]))[0];
  return `${name}-${first ?? ''}`;
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/^(?=\d)/, 'deel-');
}
