/** What an exported file says of itself; `export/about.ts` writes it. */
import type { CubeCells } from './cube.ts';
import type { DataType, Language, Source } from './model.ts';

export type Definition = {
  code: string;
  name: string;
  description: string;
  unit: string;
  type: DataType;
  decimals: number;
  formula: string | null;
  denominator: string | null;
  footnote: string | null;
  /** Code of a source. */
  source: string;
  periods: string[];
  /** Of those. */
  provisional: string[];
  forecast: string[];
  modelled: boolean;
  /** The slice of a cube: item codes per dimension level, totals of the others. */
  cells: CubeCells | null;
};

export type ExportAbout = {
  title: string;
  language: Language;
  edition: { id: string; builtAt: string; name: string };
  level: { code: string; name: string; boundaries: string };
  /** `level:code` of the area everything lies in; null when it was not chosen that way. */
  within: string | null;
  areas: number;
  rows: number;
  /** Number of values that are not told. */
  suppressed: number;
  indicators: Definition[];
  sources: Source[];
  licence: string;
  citation: string;
  notices: string[];
  /** Statuses and reasons that occur in files, with their meaning. */
  words: { word: string; meaning: string }[];
  margin: number | null;
};
