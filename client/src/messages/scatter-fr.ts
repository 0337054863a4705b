import type { ScatterWords } from './scatter-nl.ts';

export const scatterFr: ScatterWords = {
  horizontal: 'Horizontalement',
  vertical: 'Verticalement',
  size: 'Taille',
  noSize: 'Tous les points de même taille',
  swap: 'Échanger les deux axes',
  sameTopic: 'Ce sont deux années d’un même sujet. Mettez-en un autre en face :',
  lacksLevel:
    'Le second sujet n’a pas de chiffres à ce niveau. Choisissez un autre sujet ou niveau.',
  label: (areas) => `Nuage de points : ${areas}. Les flèches vont d’un territoire à l’autre.`,
  brush: 'Sélectionner dans le graphique',
  brushHint: 'Tracez autour des points pour sélectionner. Maj ajoute, Alt retire.',
  options: 'Axes et droite',
  table: 'Tableau derrière le graphique',
  logAxis: { x: 'Axe horizontal logarithmique', y: 'Axe vertical logarithmique' },
  fitLabel: 'Droite par',
  fitLit: (count) => `les ${count} territoires mis en avant`,
  fitAll: (areas) => `tous : ${areas}`,
  crossLabel: 'Quatre parties à',
  crosses: {
    none: 'aucune',
    median: 'aux valeurs médianes',
    reference: (name) =>
      name ? `à la référence : ${name}` : 'à la référence (choisir un territoire)',
  },
  weighted: 'Les grands points pèsent plus dans la droite',
  play: 'Dérouler les années dans le graphique',
  trails: 'Traces',
  trailsHint: 'Montrer le chemin des territoires choisis et épinglés au fil des années',
  noShared: 'Ces sujets n’ont pas de suite d’années communes à dérouler.',
  together: 'Montrer comme carte à deux dimensions',
  apartAgain: 'Revenir à un seul sujet sur la carte',
  relation: 'Relation',
  strengths: {
    veryStrong: (isUp) => `Relation ${isUp ? 'positive' : 'négative'} très forte.`,
    strong: (isUp) => `Relation ${isUp ? 'positive' : 'négative'} forte.`,
    moderate: (isUp) => `Relation ${isUp ? 'positive' : 'négative'} modérée.`,
    weak: (isUp) => `Relation ${isUp ? 'positive' : 'négative'} faible.`,
    none: () => 'Pas de relation droite.',
  },
  whereMore: (x, step, y, change) =>
    `Là où « ${x} » est plus haut de ${step}, « ${y} » est en moyenne ${change}.`,
  whereTwice: (x, y, change) =>
    `Là où « ${x} » est deux fois plus haut, « ${y} » est en moyenne ${change}.`,
  byAmount: (amount, isUp) => `plus ${isUp ? 'haut' : 'bas'} de ${amount}`,
  byPercent: (number, isUp) => `plus ${isUp ? 'haut' : 'bas'} de ${number} %`,
  explains: 'Part des différences qui suit la droite',
  ranks: 'À quel point les classements concordent',
  tooFew: 'Trop peu de territoires ont les deux chiffres pour une droite.',
  leftOut: (total, list) => `${total} territoires sans place dans le graphique : ${list}.`,
  axes: { x: 'horizontalement', y: 'verticalement', size: 'taille' },
  notPositive: 'zéro ou moins, impossible sur un axe logarithmique',
  noPlace: 'sans place sur la carte',
  ties: {
    computed: (name) =>
      `Un chiffre est calculé à partir de « ${name} », l’autre : ils vont alors toujours ensemble.`,
    denominator: (name) =>
      `Les deux chiffres sont divisés par « ${name} ». Cela suffit à les lier.`,
    part: (name) => `« ${name} » fait partie des deux chiffres. Cela suffit à les lier.`,
  },
  bothCounts:
    'Les deux chiffres sont des nombres : les grands territoires ont plus de tout. Préférez des parts.',
  few: 'Avec si peu de territoires, la droite dit peu.',
  apart:
    'Les classements concordent autrement que les valeurs : quelques territoires pèsent lourd, ou la relation n’est pas droite.',
  farAbove: 'Loin au-dessus de la droite :',
  farBelow: 'Loin en dessous de la droite :',
  residual: 'Écart à la droite',
  residualNote: 'De combien le territoire est au-dessus (+) ou en dessous (−) de la droite',
  noCause:
    'Aller ensemble n’est pas être la cause. Et ce qui vaut pour des territoires ne vaut pas forcément pour leurs habitants.',
};
