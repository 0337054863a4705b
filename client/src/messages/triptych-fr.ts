import type { TriptychWords } from './triptych-nl.ts';

export const triptychFr: TriptychWords = {
  parts: 'Tableau ou graphique',
  partNames: { table: 'Tableau', chart: 'Graphique' },
  charts: 'Type de graphique',
  chartNames: { bars: 'Barres', dots: 'Répartition', lines: 'Évolution', scatter: 'Nuage' },
  second: 'Second sujet',
  change: (period) => `Depuis ${period}`,
  rankNote: (of) => `Place parmi les ${of} territoires avec un chiffre, 1 est le plus haut`,
  linesHint: 'Choisissez un territoire, ou épinglez-en pour comparer leur évolution.',
  linesMore: 'Épinglez des territoires pour comparer leur évolution.',
  scatterHint: 'Choisissez un second sujet au-dessus du tableau.',
};
