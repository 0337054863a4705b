import type { Column } from '../../model/column.ts';

/** Loaded columns: indicator (folded code) → level → period → column in area order. */
export type Figures = Map<string, Map<string, Map<string, Column>>>;
