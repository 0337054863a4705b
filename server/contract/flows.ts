/** `/api/flows`: totals per area, one area with the other ends of its flows, and the largest of all. */
import type { FlowDirection } from '../../geodata/model/flow.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { AreaRef } from './areas.ts';
import type { FigureAbout, Reason } from './figures.ts';

/** Which way a map looks at flows: what leaves areas, what comes to them, or what comes less what leaves. */
export const FLOW_WAYS = ['out', 'in', 'net'] as const;
export type FlowWay = (typeof FLOW_WAYS)[number];

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

/** The largest flows between different areas of a level. Parallel arrays, largest first. */
export type FlowPairsAnswer = {
  ok: true;
  edition: string;
  request: { indicator: string; level: string; period: string; limit: number };
  /** Indices of the areas of origin and of destination. */
  from: number[];
  to: number[];
  values: number[];
  /** How many there are to show. */
  shown: number;
  /** How many are suppressed; of areas of which no pair is shown, all that they could have. */
  suppressed: number;
  origin: FlowTotalsAnswer['origin'];
} & FigureAbout;
