export const OVERLAPS = ['centre', 'any', 'half'] as const;
/** When an area that lies partly under a polygon counts: its label point does, any bit does, half of it does. */
export type Overlap = (typeof OVERLAPS)[number];
