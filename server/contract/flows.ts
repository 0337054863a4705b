/** `/api/flows`: totals per area, and one area with the other ends of its flows. */
import type { FlowDirection } from '../../geodata/model/flow.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { AreaRef } from './areas.ts';
import type { FigureAbout, Reason } from './figures.ts';

/** All that leaves areas, comes to them or stays within them. */
export type FlowTotalsAnswer = {
  ok: true;
  edition: string;
  request: { indicator: string; level: string; period: string; direction: FlowDirection };
  /** In area order; null wherever the status is not `value`. */
  values: (number | null)[];
  /** In area order; null when every status is `value`. */
  statuses: Status[] | null;
  /** In area order: why a suppressed value is; null when none is suppressed. */
  reasons: (Reason | null)[] | null;
  /** Loaded for this level as a whole, or added up from the levels of `from`. */
  origin: { kind: 'loaded' | 'computed'; from: string[] };
} & FigureAbout;

export type FlowTotal = { value: number | null; status: Status; reason: Reason | null };

/** The other ends of one area's flows. */
export type FlowPartners = {
  /** Largest first; equal ones in area order. At most `limit`. */
  partners: (AreaRef & { value: number | null; status: Status })[];
  /** How many there are to show. */
  shown: number;
  /** How many are suppressed; of an area of which no pair is shown, all other areas. */
  suppressed: number;
};

/** One area's flows in both directions. */
export type FlowPartnersAnswer = {
  ok: true;
  edition: string;
  request: { indicator: string; level: string; area: string; period: string; limit: number };
  area: AreaRef;
  /** `out` and `in` are null for what cannot be added up. */
  totals: { out: FlowTotal | null; in: FlowTotal | null; internal: FlowTotal };
  to: FlowPartners;
  from: FlowPartners;
  origin: FlowTotalsAnswer['origin'];
} & FigureAbout;
