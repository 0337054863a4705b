import type { TriptychWords } from './triptych-nl.ts';

export const triptychEn: TriptychWords = {
  parts: 'Table or chart',
  partNames: { table: 'Table', chart: 'Chart' },
  charts: 'Kind of chart',
  chartNames: { bars: 'Bars', dots: 'Spread', lines: 'Trend', scatter: 'Scatter' },
  second: 'Second topic',
  change: (period) => `Since ${period}`,
  rankNote: (of) => `Place among all ${of} areas with a figure, 1 is the highest`,
  linesHint: 'Choose an area, or pin areas to compare their trend.',
  linesMore: 'Pin areas to compare their trend.',
  scatterHint: 'Choose a second topic above the table.',
};
