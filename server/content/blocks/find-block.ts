/** A block by its address: where a text says it for another area, that area is its own. */
import type { ContentNode, ContentTag } from '../../../geodata/content/content.ts';
import { isBlock } from '../../../geodata/content/vocabulary.ts';
import { aroundOf, eachOf, findPart, forPart, inPart, ofArea } from '../sentences/say-flow.ts';
import type { Scope } from '../sentences/scope.ts';
import type { BlockAddress } from './print-block.ts';

export type FoundBlock = { tag: ContentTag; scope: Scope };

/** Every block of a text as the page would say it, conditions set aside: a link stays when figures change. */
export function* blocksIn(
  scope: Scope,
  nodes: readonly ContentNode[],
  address: BlockAddress,
): Generator<FoundBlock & { id: string }> {
  for (const node of nodes) {
    if (node.kind === 'element') yield* blocksIn(scope, node.children, address);
    if (node.kind !== 'tag') continue;
    if (isBlock(node.name)) yield { id: address.idOf(String(node.args.id)), tag: node, scope };
    if (node.name === 'part') {
      const part = findPart(scope, String(node.args.name));
      if (part) yield* blocksIn(scope, part.nodes, inPart(address, part.name));
    } else if (node.name === 'each') {
      for (const place of eachOf(scope, node) ?? [])
        yield* blocksIn(forPart(scope, place), node.children, ofArea(address, place));
    } else if (node.name === 'within') {
      const around = aroundOf(scope, node.args.level);
      if (around) yield* blocksIn(around, node.children, address);
    } else yield* blocksIn(scope, node.children, address);
    if (node.otherwise) yield* blocksIn(scope, node.otherwise, address);
  }
}

/** Null where the text has no such block. */
export function findBlock(
  scope: Scope,
  nodes: readonly ContentNode[],
  id: string,
): FoundBlock | null {
  for (const found of blocksIn(scope, nodes, PLAIN)) if (found.id === id) return found;
  return null;
}

const PLAIN: BlockAddress = { page: '', fileOf: () => '', idOf: (id) => id };
