type Place = readonly [number, number];

/**
 * A ring of numbered corners as `[x0, y0, …]`, closed, without corners that lie less than `tolerance` from the
 * line between those kept (Douglas and Peucker). Junctions always stay. Each stretch between junctions is
 * walked from its lower numbered end, so that the ring on its other side keeps the same corners.
 */
export function simplifyRing(
  corners: readonly number[],
  isJunction: (corner: number) => boolean,
  placeOf: (corner: number) => Place,
  tolerance: number,
): number[] {
  const first = corners.findIndex(isJunction);
  const start = first >= 0 ? first : corners.indexOf(Math.min(...corners));
  const turned = [...corners.slice(start), ...corners.slice(0, start)];
  const ring: number[] = [];
  const add = (stretch: readonly number[]): void => {
    for (const corner of keepShape(stretch, placeOf, tolerance)) ring.push(...placeOf(corner));
  };
  let from = 0;
  for (let i = 1; i <= turned.length; i++) {
    const corner = turned[i % turned.length] as number;
    if (i < turned.length && !isJunction(corner)) continue;
    add([...turned.slice(from, i), corner].slice(0));
    // The next stretch begins with the corner that this one ended with.
    ring.length -= 2;
    from = i;
  }
  return [...ring, ring[0] as number, ring[1] as number];
}

/** The corners to keep, both ends among them; the same ones whichever way the stretch is walked. */
function keepShape(
  stretch: readonly number[],
  placeOf: (corner: number) => Place,
  tolerance: number,
): number[] {
  const isTurned = isWalkedBack(stretch);
  const walked = isTurned ? [...stretch].reverse() : stretch;
  const places = walked.map(placeOf);
  const isKept = new Uint8Array(walked.length);
  isKept[0] = 1;
  isKept[walked.length - 1] = 1;
  const isLoop = walked[0] === walked.at(-1);
  const spans: [number, number][] = [];
  if (isLoop && walked.length > 3) {
    // A loop has no line from end to end: it is cut at its middle first.
    const middle = walked.length >> 1;
    isKept[middle] = 1;
    spans.push([0, middle], [middle, walked.length - 1]);
  } else spans.push([0, walked.length - 1]);
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const away = distance(places[i] as Place, places[from] as Place, places[to] as Place);
      if (away > most) [farthest, most] = [i, away];
    }
    if (farthest < 0) continue;
    isKept[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  const kept = walked.filter((_, i) => isKept[i] === 1);
  return isTurned ? kept.reverse() : kept;
}

function isWalkedBack(stretch: readonly number[]): boolean {
  for (let i = 0, j = stretch.length - 1; i < j; i++, j--) {
    const [a, b] = [stretch[i] as number, stretch[j] as number];
    if (a !== b) return a > b;
  }
  return false;
}

function distance([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  const along = ((x - ax) * dx + (y - ay) * dy) / length;
  if (along < 0) return Math.hypot(x - ax, y - ay);
  if (along > length) return Math.hypot(x - bx, y - by);
  return Math.abs((x - ax) * dy - (y - ay) * dx) / length;
}
