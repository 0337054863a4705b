/** The two keys of a cross table. */

/** Two dimension levels of two dimensions. */
export type Cross = { rows: string; columns: string };

/** What the numbers of a cross table are: as they are, or in percent of a total. */
export const SHARES = ['none', 'row', 'column', 'total'] as const;
export type Share = (typeof SHARES)[number];
