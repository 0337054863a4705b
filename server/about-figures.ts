import type { Indicator } from '../geodata/model.ts';
import { decimalsOf } from '../geodata/publish-values.ts';
import type { FigureAbout } from './contract.ts';
import type { EditionBundle } from './edition-bundle.ts';
import { sourceNameOf } from './wire-column.ts';

/** What is said of an indicator's figures of one period beside the figures themselves. */
export function aboutFigures(
  { edition, publisher }: EditionBundle,
  indicator: Indicator,
  period: string,
): FigureAbout {
  return {
    unit: indicator.unit,
    decimals: decimalsOf(indicator),
    provisional: publisher.isProvisional(indicator, period),
    forecast: publisher.isForecast(indicator, period),
    modelled: publisher.isModelled(indicator),
    source: indicator.source,
    sourceName: sourceNameOf(edition, indicator),
  };
}
