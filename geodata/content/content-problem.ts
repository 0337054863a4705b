/** What may be wrong with content, and where. */
import type { Language } from '../model/model.ts';
import type { ContentKind } from './content.ts';

/** Something wrong in a file; `line` and `column` are 1-based. */
export type ContentProblem = {
  severity: 'error' | 'warning';
  kind: string;
  file: string;
  line: number;
  column: number;
  message: string;
};

export type FileName = { kind: ContentKind; name: string; language: Language; file: string };

/** Tells a problem of the file at hand. */
export type Complain = (
  severity: ContentProblem['severity'],
  kind: string,
  line: number,
  message: string,
) => void;
