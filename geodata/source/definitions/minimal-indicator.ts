/** Definitions that no table gives. */
import type { Indicator, Text } from '../../model/model.ts';

/** The same text in every language: what a source that speaks one language gives us. */
export function sameText(text: string): Text {
  return { nl: text, fr: text, en: text };
}

/** The definition a column of figures gets when no table defines it. */
export function minimalIndicator(code: string, source: string): Indicator {
  return {
    code,
    name: sameText(code),
    description: sameText(''),
    unit: sameText(''),
    source,
    dataType: 'count',
    periodType: 'stock',
    formula: null,
    aggregationIndicator: null,
    sampleIndicator: null,
    deviationIndicator: null,
    forecastFrom: null,
    provisionalPeriods: [],
    startPeriod: null,
    endPeriod: null,
    threshold: null,
    thresholdIndicator: null,
    aggregateAreas: false,
    aggregatePeriods: false,
    rounding: null,
    visible: true,
    direction: 0,
    modelled: false,
    isCube: false,
    footnote: null,
    moreInformation: null,
  };
}
