/** Everything a link remembers, and what each of it may be. How it is written stands in `url-keys.ts`. */

import type { Language } from '../../../geodata/model/model.ts';
import type { Pivot } from '../../../server/contract/classify/class-rule.ts';
import type { Method } from '../../../server/contract/classify/classify.ts';
import type { Scheme } from '../../../server/contract/classify/schemes.ts';
import type { FlowWay } from '../../../server/contract/flows.ts';
import type { Measure } from '../../../server/contract/measures.ts';
import type { AreaKey } from '../api/areas.ts';
import type { Cross, Share } from './cross-key.ts';
import type { EmbedPart } from './embed-parts.ts';
import type { Pin, Reference } from './pins.ts';
import type { PlotSettings } from './plot-settings.ts';
import type { Form, Order } from './profile-forms.ts';
import type { View } from './views.ts';

export type Camera = { zoom: number; lon: number; lat: number };
/** `bivariate`: areas in the colours of two questions. */
export const DRAWINGS = ['auto', 'areas', 'circles', 'bivariate', 'flows', 'cartogram'] as const;
export type Drawing = (typeof DRAWINGS)[number];
/** ClassScope which areas the classes are made: all of the level, or those listed beside the map. */
export const CLASS_SCOPES = ['all', 'listed'] as const;
export type ClassScope = (typeof CLASS_SCOPES)[number];
/** ClassScope which periods the classes are made: the shown one, or all, so that they stay from year to year. */
export const CLASS_PERIODS = ['shown', 'all'] as const;
export type ClassPeriods = (typeof CLASS_PERIODS)[number];
export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** Areas of one level, as `selection-link.ts` writes them. */
export type LinkedSelection = { level: string; text: string };

export type UrlState = {
  view: View;
  /** Null: the edition's first indicator. */
  indicator: string | null;
  /** Of a cube, the items that count, as `slice.ts` writes them; null: all. */
  cells: string | null;
  /** Of a cube, the two dimension levels that are crossed; null: what suits. */
  cross: Cross | null;
  /** Of what a cross table's numbers are percentages. */
  share: Share;
  /** Null: the most recent period. */
  period: string | null;
  measure: Measure;
  /** The period that a change is counted from; null: ten years before. */
  since: string | null;
  /** The indicator held beside the first; null: the same one. */
  second: string | null;
  /** Its period; null: what suits. */
  secondPeriod: string | null;
  /** The indicator that the dots of a plot are as large as; null: none. */
  size: string | null;
  plot: PlotSettings;
  /** The drawn level; null: the edition's first. */
  level: string | null;
  /** Whether the drawn level follows the zoom. */
  follow: boolean;
  /** Whose borders lie over the map: a level, those around the drawn one, or none. */
  borders: string;
  /** The chosen area. */
  area: AreaKey | null;
  /** Level of the ancestor of the chosen area whose parts are listed; null: the nearest. */
  within: string | null;
  selection: LinkedSelection | null;
  /** Areas pinned for comparing, in the reader's order. */
  pins: readonly Pin[];
  /** Against what they are held. */
  reference: Reference;
  /** The theme of the profile, its names in Dutch with slashes; null: that of the topic. */
  group: string | null;
  /** As what the profile is shown. */
  form: Form;
  order: Order;
  /** Only what stands out. */
  outOnly: boolean;
  /** By which indicators areas are alike; null: those of the theme. */
  by: readonly string[] | null;
  /** Null: the live edition, whichever that is. */
  edition: string | null;
  drawing: Drawing;
  /** Of figures between areas, which way they are looked at. */
  flow: FlowWay;
  method: Method;
  /** How many classes, 2 to 9. */
  classCount: number;
  /** Where each of the reader's own classes but the first begins. */
  breaks: readonly number[] | null;
  /** Null: what suits the figures. */
  scheme: Scheme | null;
  reversed: boolean;
  pivot: Pivot;
  classPeriods: ClassPeriods;
  /** Classes that stay while the others step back, as places; null for all. */
  only: readonly number[] | null;
  classScope: ClassScope;
  language: Language;
  appearance: Appearance;
  /** What stands around the map in a page of somebody else; null for the whole atlas. */
  embed: readonly EmbedPart[] | null;
  camera: Camera | null;
};

/** Rounds a camera to what a link keeps: about a metre. */
export function roundCamera(camera: Camera): Camera {
  const round = (value: number, decimals: number) => Number(value.toFixed(decimals));
  return { zoom: round(camera.zoom, 3), lon: round(camera.lon, 5), lat: round(camera.lat, 5) };
}
