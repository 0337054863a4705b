declare module 'polylabel' {
  /** The pole of inaccessibility of `polygon[ring][vertex]`, within `precision` of the best, and its distance. */
  export default function polylabel(
    polygon: readonly (readonly (readonly number[])[])[],
    precision?: number,
  ): [number, number] & { distance: number };
}
