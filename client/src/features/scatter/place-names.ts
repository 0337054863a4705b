/** Puts names beside dots so that none is laid over another name, or runs out of the frame. */
export type NameWish = { x: number; y: number; width: number; gap: number };
export type Room = { left: number; top: number; right: number; bottom: number };
export type NamePlace = { left: number; top: number } | null;

/** Of a line of text, in pixels. */
export const NAME_PX = 18;

/** The top left of each name, in the order of importance; null for a name without room. */
export function placeNames(wishes: readonly NameWish[], frame: Room): NamePlace[] {
  // A dot that is named is not covered by the name of another.
  const taken: Room[] = wishes.map(({ x, y }) => ({
    left: x - 4,
    top: y - 4,
    right: x + 4,
    bottom: y + 4,
  }));
  return wishes.map((wish) => {
    const found = roomsBeside(wish).find(
      (room) => isWithin(room, frame) && taken.every((other) => !overlap(room, other)),
    );
    if (found) taken.push(found);
    return found ? { left: found.left, top: found.top } : null;
  });
}

/** To the right, to the left, above, below; then the corners. */
function roomsBeside({ x, y, width, gap }: NameWish): Room[] {
  const half = NAME_PX / 2;
  const corners = [
    [x + gap, y - half],
    [x - gap - width, y - half],
    [x - width / 2, y - gap - NAME_PX],
    [x - width / 2, y + gap],
    [x + gap, y - gap - NAME_PX],
    [x + gap, y + gap],
    [x - gap - width, y - gap - NAME_PX],
    [x - gap - width, y + gap],
  ] as const;
  return corners.map(([left, top]) => ({ left, top, right: left + width, bottom: top + NAME_PX }));
}

function isWithin(room: Room, frame: Room): boolean {
  return (
    room.left >= frame.left &&
    room.right <= frame.right &&
    room.top >= frame.top &&
    room.bottom <= frame.bottom
  );
}

function overlap(a: Room, b: Room): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
