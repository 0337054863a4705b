import type { Chart } from '../link/plot-settings.ts';

/** What map, table and chart together say, in Dutch. */
export const triptychNl = {
  parts: 'Tabel of grafiek',
  partNames: { table: 'Tabel', chart: 'Grafiek' },
  charts: 'Soort grafiek',
  chartNames: {
    bars: 'Staven',
    dots: 'Verdeling',
    lines: 'Evolutie',
    scatter: 'Spreiding',
  } satisfies Record<Chart, string>,
  second: 'Tweede onderwerp',
  change: (period: string) => `Sinds ${period}`,
  rankNote: (of: string) => `Plaats bij alle ${of} gebieden met een cijfer, 1 is het hoogst`,
  linesHint: 'Kies een gebied, of zet gebieden vast om hun evolutie te vergelijken.',
  linesMore: 'Zet gebieden vast om hun evolutie te vergelijken.',
  scatterHint: 'Kies een tweede onderwerp boven de tabel.',
};

export type TriptychWords = typeof triptychNl;
