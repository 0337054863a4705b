/** What the reader sets about the plot itself, as one key of the link: words separated by commas. */
export const AXIS_KINDS = ['auto', 'linear', 'log'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];
/** Whether the line goes through the areas that stand out, or through all of the level. */
export const FITS = ['lit', 'all'] as const;
export type FitOver = (typeof FITS)[number];
/** Where the two lines stand that cut the plot in four. */
export const CROSSES = ['none', 'median', 'reference'] as const;
export type Cross = (typeof CROSSES)[number];

/** What stands beside the table of a triptych. */
export const CHARTS = ['bars', 'dots', 'lines', 'scatter'] as const;
export type Chart = (typeof CHARTS)[number];

export type PlotSettings = {
  x: AxisKind;
  y: AxisKind;
  fit: FitOver;
  /** Whether larger areas count for more, by the third indicator. */
  isWeighted: boolean;
  cross: Cross;
  /** Whether chosen and pinned areas leave a trail over the periods. */
  hasTrails: boolean;
  chart: Chart;
};

export const USUAL_PLOT: PlotSettings = {
  x: 'auto',
  y: 'auto',
  fit: 'lit',
  isWeighted: false,
  cross: 'none',
  hasTrails: false,
  chart: 'bars',
};

/** For instance `xlog,all,median`; what is usual is left out. */
export function printPlot(settings: PlotSettings): string {
  const { x, y, fit, isWeighted, cross, hasTrails, chart } = settings;
  return [
    x === 'auto' ? '' : `x${x}`,
    y === 'auto' ? '' : `y${y}`,
    fit === 'lit' ? '' : fit,
    isWeighted ? 'weighted' : '',
    cross === 'none' ? '' : cross,
    hasTrails ? 'trails' : '',
    chart === 'bars' ? '' : chart,
  ]
    .filter(Boolean)
    .join(',');
}

export function parsePlot(text: string): PlotSettings {
  const said = new Set(text.split(','));
  return {
    x: AXIS_KINDS.find((kind) => said.has(`x${kind}`)) ?? 'auto',
    y: AXIS_KINDS.find((kind) => said.has(`y${kind}`)) ?? 'auto',
    fit: said.has('all') ? 'all' : 'lit',
    isWeighted: said.has('weighted'),
    cross: CROSSES.find((cross) => said.has(cross)) ?? 'none',
    hasTrails: said.has('trails'),
    chart: CHARTS.find((chart) => said.has(chart)) ?? 'bars',
  };
}
