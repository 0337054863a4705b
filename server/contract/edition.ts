/** `/api/edition`: what is said of the edition as a whole. */
import type { EditionMeta } from '../../geodata/model/model.ts';

export type EditionAnswer = {
  ok: true;
  edition: string;
  /** Whether this server answers `/api/address`. */
  findsAddresses: boolean;
  /** Whether there are reports, dashboards or stories. */
  hasReports: boolean;
} & Omit<EditionMeta, 'id'>;
