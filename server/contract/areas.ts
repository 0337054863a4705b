/** `/api/areas/:level/:code` and `/api/locate`: one area, and where a point lies. */
import type { BoundaryKind, Box, Position } from '../../geodata/model/model.ts';

/** An area as it is named in a ladder, a list of children or a search result. */
export type AreaRef = {
  level: string;
  code: string;
  name: string;
  index: number;
  /** Only where the place has a French name of its own. */
  frenchName?: string;
};

export type AreaAnswer = {
  ok: true;
  edition: string;
  area: AreaRef & {
    fullName: string;
    point: Position | null;
    bbox: Box | null;
    /** Square metres of the drawn outline; null without geometry. */
    areaM2: number | null;
    boundaries: BoundaryKind;
    unknownLocation: boolean;
  };
  /** Parents from coarse to fine, this area not included. */
  ladder: AreaRef[];
  /** Per finer level, nearest first: how many children, and who they are. */
  children: { level: string; areas: AreaRef[] }[];
  neighbours: AreaRef[];
  /** The same territory in other vintages: `from` lists predecessors, `to` the successor. */
  vintages: { from: AreaRef[]; to: AreaRef[] };
};

export type LocateAnswer = {
  ok: true;
  edition: string;
  /** The question, rounded to what was used. */
  lon: number;
  lat: number;
  /** The area at every drawn level, coarse to fine; empty outside the territory. */
  areas: (AreaRef & { boundaries: BoundaryKind })[];
};
