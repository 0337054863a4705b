import type { Indicator } from '../../geodata/model/model.ts';
import { comparePeriods } from '../../geodata/model/period.ts';
import { measuresOf } from '../../geodata/publish/publish-measure.ts';
import { decimalsOf } from '../../geodata/publish/publish-values.ts';
import type {
  IndicatorAnswer,
  IndicatorSummary,
  IndicatorsAnswer,
} from '../contract/indicators.ts';
import { answerStored } from '../edition/answer.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { availabilityOf, loadedAtOf } from '../figures/availability-of.ts';
import type { Routes } from './declare-routes.ts';

export function indicatorsRoutes({ route }: Routes): void {
  route('/api/indicators', {}, (c, { bundle }) => {
    return answerStored(
      c,
      bundle,
      ['indicators'],
      (): IndicatorsAnswer => ({
        ok: true,
        edition: bundle.id,
        indicators: bundle.edition.indicators
          .filter(({ visible }) => visible)
          .map((indicator) => summarize(bundle, indicator)),
      }),
    );
  });

  route('/api/indicators/:code', {}, (c, { bundle }) => {
    const indicator = bundle.edition.indicator(c.req.param('code'));
    return answerStored(
      c,
      bundle,
      ['indicator', indicator.code],
      (): IndicatorAnswer => ({
        ok: true,
        edition: bundle.id,
        indicator: { ...summarize(bundle, indicator), ...detail(bundle, indicator) },
      }),
    );
  });
}

function summarize(bundle: EditionBundle, indicator: Indicator): IndicatorSummary {
  const { publisher, flows } = bundle;
  const availability = availabilityOf(bundle, indicator);
  const periods = [...new Set([...availability.values()].flat())].sort(comparePeriods);
  return {
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    type: indicator.dataType,
    periodType: indicator.periodType,
    isFlow: flows.has(indicator.code),
    isCube: bundle.computer.cubes.cubeOf(indicator) !== null,
    decimals: decimalsOf(indicator),
    source: indicator.source,
    levels: [...availability.keys()],
    periods,
    forecastFrom: periods.find((period) => publisher.isForecast(indicator, period)) ?? null,
    provisional: periods.filter((period) => publisher.isProvisional(indicator, period)),
    modelled: publisher.isModelled(indicator),
    direction: indicator.direction,
    visible: indicator.visible,
  };
}

function detail(
  bundle: EditionBundle,
  indicator: Indicator,
): Omit<IndicatorAnswer['indicator'], keyof IndicatorSummary> {
  const { edition, flows, publisher } = bundle;
  const isFlow = flows.has(indicator.code);
  const source = edition.meta.sources.find(({ code }) => code === indicator.source);
  const availability = availabilityOf(bundle, indicator);
  return {
    description: indicator.description,
    formula: indicator.formula,
    aggregationIndicator: indicator.aggregationIndicator,
    threshold: indicator.threshold,
    aggregateAreas: indicator.aggregateAreas,
    aggregatePeriods: indicator.aggregatePeriods,
    footnote: indicator.footnote,
    sourceName: source?.name ?? indicator.source,
    publisher: source?.publisher ?? '',
    licence: source?.licence ?? '',
    credit: source?.credit ?? null,
    loadedAt: loadedAtOf(bundle, indicator),
    periodsByLevel: Object.fromEntries(
      [...availability].map(([level, periods]) => [level, [...periods]]),
    ),
    measures: isFlow
      ? {}
      : Object.fromEntries(
          [...measuresOf(publisher, indicator)].map(([measure, byLevel]) => [
            measure,
            Object.fromEntries(byLevel),
          ]),
        ),
  };
}
