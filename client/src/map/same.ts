/** Whether what the map is told differs from what it draws. */
import type { AreaIndex } from '../state/areas/chosen-index.ts';
import type { Scene } from './scene.ts';
import type { DrawnTile } from './tiles/level-tiles.ts';

export function isSameArea(one: AreaIndex | null, other: AreaIndex | null): boolean {
  return one?.level === other?.level && one?.index === other?.index;
}

export function sameBorders(one: Scene, other: Scene): boolean {
  const print = ({ borders }: Scene): string =>
    borders.map(({ level, part }) => `${part}/${level}`).join();
  return print(one) === print(other);
}

export function sameTiles(one: readonly DrawnTile[], other: readonly DrawnTile[]): boolean {
  return (
    one.length === other.length &&
    one.every((tile, i) => {
      const twin = other[i];
      return (
        twin?.geometry === tile.geometry && twin.clip.every((each, at) => each === tile.clip[at])
      );
    })
  );
}
