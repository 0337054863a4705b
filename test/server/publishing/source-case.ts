/** How a test breaks one file of a sound source folder. */
import type { Problem } from '../../../geodata/model/data-error.ts';
import { ENERGY_SHEETS, type SourceOptions } from '../../fixtures/create-source.ts';
import { createXlsx } from '../../fixtures/create-xlsx.ts';

export const replace =
  (from: string | RegExp, to: string) =>
  (usual: Buffer): string => {
    const text = usual.toString();
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };

export const energy = (change: (rows: (string | number)[][]) => void): Buffer => {
  const rows = ENERGY_SHEETS.upload.map((row) => [...row]);
  change(rows);
  return createXlsx({ ...ENERGY_SHEETS, upload: rows });
};

type Expected = Omit<Partial<Problem>, 'message' | 'severity'> & { message: string | RegExp };

/** A broken source and every error its report must have, in order. */
export type Case = { what: string; options: SourceOptions; errors: Expected[] };
