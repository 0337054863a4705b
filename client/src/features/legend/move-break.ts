/** The room that the values and the breaks beside it leave a break. */
export type Room = { from: number; to: number };

/**
 * @param step the unit's smallest step: every class keeps at least one
 * @param low the lowest value, above which the second class begins
 */
export function roomOf(
  breaks: readonly number[],
  at: number,
  { low, high, step }: { low: number; high: number; step: number },
): Room {
  const own = breaks[at] ?? low;
  const before = breaks[at - 1] ?? Math.min(low, own - step);
  const after = breaks[at + 1] ?? Math.max(high, own) + step;
  return { from: before + step, to: after - step };
}

/** The breaks with one of them elsewhere, as far as there is room, on the unit's steps. */
export function moveBreak(
  breaks: readonly number[],
  at: number,
  to: number,
  decimals: number,
  room: Room,
): number[] {
  const kept = Math.min(room.to, Math.max(room.from, to));
  return breaks.map((each, i) => (i === at ? Number(kept.toFixed(decimals)) : each));
}
