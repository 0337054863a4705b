import type { Indicator } from '../../geodata/model/model.ts';
import type { Measured } from '../../geodata/publish/publish-measure.ts';
import { decimalsOf } from '../../geodata/publish/publish-values.ts';
import type { FigureAbout } from '../contract/figures.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
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

/** The same of figures in a measure, which has a unit, decimals and notes of its own. */
export function aboutMeasured({ edition }: EditionBundle, measured: Measured): FigureAbout {
  const { indicator } = measured.question;
  return {
    unit: measured.unit,
    decimals: measured.decimals,
    provisional: measured.provisional,
    forecast: measured.forecast,
    modelled: measured.modelled,
    source: indicator.source,
    sourceName: sourceNameOf(edition, indicator),
  };
}
