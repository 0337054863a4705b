import type { ProfileWords } from './profile-nl.ts';

export const profileFr: ProfileWords = {
  title: (name) => `Profil de ${name}`,
  latest: 'Chaque chiffre est le plus récent qui existe ; son année est indiquée.',
  teach: 'Choisissez un territoire pour voir son profil',
  teachHint:
    'Tous les chiffres d’un thème pour un territoire, à côté d’un autre et de tous ceux de son niveau.',
  theme: 'Thème',
  formLabel: 'Forme du profil',
  forms: { table: 'Tableau', wheel: 'Roue', alike: 'Territoires semblables' },
  order: 'Ordre',
  orders: { theme: 'du thème', name: 'de A à Z', out: 'ce qui ressort d’abord' },
  filter: 'Filtrer les sujets…',
  outOnly: 'Seulement ce qui ressort',
  outHint:
    'L’écart d’un territoire avec le milieu, mesuré en écarts habituels : celui du milieu au quartile du même côté. À partir de deux, il ressort. Les territoires extrêmes n’y comptent pas. Les nombres viennent en dernier : ils disent surtout la taille d’un territoire.',
  count: (shown, all) => `${shown} sujets sur ${all}`,
  none: 'Aucun sujet ne convient.',
  noTheme: 'Ce thème n’a pas de chiffres à ce niveau.',
  notHere: (count) =>
    count === 1
      ? '1 sujet de ce thème n’a pas de chiffres à ce niveau.'
      : `${count} sujets de ce thème n’ont pas de chiffres à ce niveau.`,
  topic: 'Sujet',
  value: 'Valeur',
  spread: (areas) => `Parmi tous : ${areas}`,
  trend: 'Évolution',
  choose: (name) => `${name} : montrer sur la carte`,
  rank: (rank, of) => `${rank}e sur ${of}`,
  shared: (rank, of, count) => `${rank}e sur ${of}, à égalité avec ${count}`,
  higher: (by) => `${by}, plus haut`,
  lower: (by) => `${by}, plus bas`,
  part: (share) => `${share} de celui-ci`,
  same: 'aussi haut',
  points: 'points de pourcentage',
  noReference: 'pas de chiffre',
  above: (share) => `plus haut que ${share}`,
  outHigh: 'ressort : haut',
  outLow: 'ressort : bas',
  strip: (value, low, middle, high) =>
    `${value} ; un quart est sous ${low}, le milieu est ${middle}, un quart est au-dessus de ${high}`,
  stripReference: (name, value) => `${name} : ${value}`,
  trendLabel: (first, from, last, to) => `${first} : ${from}, ${last} : ${to}`,
  margin: (margin) => `± ${margin}`,
  marginHint: (margin) =>
    `D’après un échantillon : avec 95 % de certitude, la vraie valeur s’en écarte de ${margin} au plus.`,
  weak: {
    margin: 'grande marge d’erreur',
    cases: (cases) => `seulement ${cases} cas`,
    few: (of) => `sur ${of} seulement`,
  },
  weakHint: {
    margin: 'La marge d’erreur de l’échantillon est grande par rapport au chiffre.',
    cases: (cases, of) =>
      `Ce chiffre porte sur environ ${cases} sur ${of}. Avec si peu, le hasard pèse lourd : à lire avec prudence.`,
    few: (of) => `Ce chiffre ne porte que sur ${of}. À lire avec prudence.`,
  },
  key: {
    classes: 'couleur : classe, comme sur la carte de ce sujet',
    own: 'ce territoire',
    quarters: 'la moitié centrale, avec le milieu',
  },
  wheel: {
    label: (name) =>
      `Roue du profil de ${name}. Les flèches vont d’une part à l’autre, Entrée montre le sujet sur la carte.`,
    hint: 'Pointez une part',
    lowest: 'classe la plus basse',
    highest: 'classe la plus haute',
    below: 'sous zéro',
    over: 'au-dessus de zéro',
    fill: (areas) =>
      `Plus une part est remplie, plus il y a de ${areas} avec une valeur plus basse. Haut n’est ni bon ni mauvais.`,
    missing: 'pas de chiffre : la raison est indiquée',
  },
  alike: {
    title: (name, areas) => `${areas} qui ressemblent le plus à ${name}`,
    by: (count) => `Comparés sur ${count} ${count === 1 ? 'sujet' : 'sujets'}`,
    choose: 'Comparer sur quoi ?',
    compared: (count, areas) => `cherché parmi ${count} ${areas}`,
    how: 'Chaque différence est mesurée en écarts habituels entre territoires, pour que chaque sujet pèse autant. 0 est identique, 1 est une différence habituelle.',
    none: 'Trop peu de chiffres pour comparer. Choisissez un autre thème ou d’autres sujets.',
    distance: 'Distance',
    closeness: {
      same: 'presque identique',
      very: 'ressemble beaucoup',
      rather: 'ressemble',
      little: 'ressemble un peu',
    },
    common: (common, of) => `${common} sujets sur ${of} en commun`,
    most: (list) => `Le plus semblable en : ${list}`,
    least: (list) => `Le plus différent en : ${list}`,
    high: (name) => `${name} (plus haut)`,
    low: (name) => `${name} (plus bas)`,
    show: 'Montrer sur la carte',
    compare: 'Comparer ceux-ci',
  },
};
