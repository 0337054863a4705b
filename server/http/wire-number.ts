/** A number with `decimals` decimals at most, so that none prints as 0.30000000000000004. */
export function wireNumber(value: number, decimals: number): number {
  return decimals === 0 ? value : Number(value.toFixed(Math.min(decimals, 20)));
}
