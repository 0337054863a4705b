import type { Position } from 'geojson';

/** Degrees of an arc that one line stands for: GDAL's choice, 0.06 % of the radius off at most. */
const STEP = (4 * Math.PI) / 180;

/**
 * A circular string (a start, then a point on the arc and the arc's end, again and again) as a line. Where
 * start and end are one place the middle point is opposite on a full circle; three points in one line stay.
 */
export function drawArcs(points: readonly Position[]): Position[] {
  const [first] = points;
  if (!first) return [];
  const drawn: Position[] = [first];
  for (let i = 2; i < points.length; i += 2) {
    const [from, through, to] = [points[i - 2], points[i - 1], points[i]];
    if (from && through && to) drawn.push(...drawArc(from, through, to));
  }
  return drawn;
}

/** The points after `from`, up to and with `to`. */
function drawArc(from: Position, through: Position, to: Position): Position[] {
  const centre = centreOf(from, through, to);
  if (!centre) return [through, to];
  const [cx, cy] = centre;
  const angleOf = ([x = 0, y = 0]: Position): number => Math.atan2(y - cy, x - cx);
  const turn = (a: number): number => ((a % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
  const start = angleOf(from);
  const isCircle = from[0] === to[0] && from[1] === to[1];
  const counterClockwise = isCircle ? 2 * Math.PI : turn(angleOf(to) - start);
  const isCounterClockwise = isCircle || turn(angleOf(through) - start) <= counterClockwise;
  const sweep = isCounterClockwise ? counterClockwise : counterClockwise - 2 * Math.PI;
  const radius = Math.hypot((from[0] ?? 0) - cx, (from[1] ?? 0) - cy);
  const count = Math.max(2, Math.ceil(Math.abs(sweep) / STEP));
  const points = Array.from({ length: count - 1 }, (_, i): Position => {
    const angle = start + (sweep * (i + 1)) / count;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
  return [...points, to];
}

function centreOf(from: Position, through: Position, to: Position): [number, number] | null {
  const [ax = 0, ay = 0] = from;
  const [bx, by] = [(through[0] ?? 0) - ax, (through[1] ?? 0) - ay];
  const [cx, cy] = [(to[0] ?? 0) - ax, (to[1] ?? 0) - ay];
  if (cx === 0 && cy === 0) return [ax + bx / 2, ay + by / 2];
  const twice = 2 * (bx * cy - by * cx);
  if (Math.abs(twice) < 1e-12 * (bx * bx + by * by + cx * cx + cy * cy)) return null;
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  return [ax + (cy * b2 - by * c2) / twice, ay + (bx * c2 - cx * b2) / twice];
}
