/**
 * All wire types by name. New code imports them from the file of their noun.
 */

export type { AreaAnswer, AreaRef, LocateAnswer } from './areas.ts';
export type { CrossTableAnswer, CubeAnswer } from './cubes.ts';
export type { EditionAnswer } from './edition.ts';
export type { ErrorAnswer } from './errors.ts';
export type { ExportAbout, ExportAboutAnswer, ExportBody, ExportFormatCode } from './export.ts';
export type { FigureAbout, Reason } from './figures.ts';
export type { FlowPartners, FlowPartnersAnswer, FlowTotal, FlowTotalsAnswer } from './flows.ts';
export type {
  IndicatorAnswer,
  IndicatorSummary,
  IndicatorsAnswer,
  ThemesAnswer,
} from './indicators.ts';
export type { AreasAnswer, LevelAnswer, LevelsAnswer, NeighboursAnswer } from './levels.ts';
export type { Measure } from './measures.ts';
export type { Precision, ProfileAnswer, ProfileRow, ProfileStanding, Spread } from './profile.ts';
export type { RegionAnswer } from './region.ts';
export type { AddressAnswer, PlaceHit, SearchAnswer, SearchHit } from './search.ts';
export type { SeriesAnswer } from './series.ts';
export type { SimilarAnswer } from './similar.ts';
export type { Explanation, ValuesAnswer, ValuesRequest } from './values.ts';
