/** `/api/edition`: what is said of the edition as a whole. */
import type { EditionMeta } from '../../geodata/model/model.ts';

export type EditionAnswer = {
  ok: true;
  edition: string;
  /** Whether this server answers `/api/address`. */
  findsAddresses: boolean;
} & Omit<EditionMeta, 'id'>;
