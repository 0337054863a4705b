import type { TileShape } from '../../tiles/topology/simplify-topology.ts';

/** Edges of the shapes that no other edge runs along, either way, sorted: those of the outer border. */
export function unmatchedEdges(shapes: readonly TileShape[]): string[] {
  return [...countEdges(shapes)]
    .filter(([, count]) => count % 2 === 1)
    .map(([edge]) => edge)
    .sort();
}

/** Share of all edges that is unmatched. */
export function unmatchedShare(shapes: readonly TileShape[]): number {
  const counts = countEdges(shapes);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return unmatchedEdges(shapes).length / all;
}

function countEdges(shapes: readonly TileShape[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ring of shapes.flatMap(({ polygons }) => polygons.flat())) {
    for (let i = 2; i < ring.length; i += 2) {
      const from = `${ring[i - 2]} ${ring[i - 1]}`;
      const to = `${ring[i]} ${ring[i + 1]}`;
      const edge = from < to ? `${from} – ${to}` : `${to} – ${from}`;
      counts.set(edge, (counts.get(edge) ?? 0) + 1);
    }
  }
  return counts;
}
