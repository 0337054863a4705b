import { formatNumber } from '../../contract/numbers.ts';
import type { ContentWords, Grammar } from './nl.ts';

const MASCULINE = new Set(['arrondissement', 'quartier', 'secteur statistique']);
/** `de` before a vowel. */
const of = (name: string): string =>
  /^[aeiouyhâàéèêîôûœ]/i.test(name) ? `d’${name}` : `de ${name}`;

function contract(article: string, rest: string): Grammar {
  const bare = article === 'l’' ? `l’${rest}` : `${article} ${rest}`;
  const from = article === 'le' ? `du ${rest}` : `de ${bare}`;
  return { bare, in: `dans ${bare}`, of: from };
}

export const fr: ContentWords = {
  reports: 'Rapports',
  reportsAbout:
    'Des chiffres expliqués, pour chaque territoire. Choisissez un rapport, puis un territoire.',
  dashboards: 'Tableaux de bord',
  stories: 'Récits',
  forLevels: (levels) => `Pour ${levels}`,
  read: 'Lire ce rapport pour',
  chooseArea: 'Choisissez un territoire',
  areaLabel: 'Nom ou code d’un territoire',
  show: 'Afficher',
  noSuchArea: (query) => `Aucun territoire trouvé pour « ${query} » pour lequel ce rapport existe.`,
  found: (query) => `Trouvé pour « ${query} »`,
  examples: 'Commencez par un grand territoire',
  settings: 'Territoire, comparaison et période',
  otherArea: 'Un autre territoire',
  compareWith: 'Comparer avec',
  comparison: {
    parents: 'les territoires qui l’entourent',
    similar: 'des territoires semblables',
    none: 'rien',
    areas: 'des territoires choisis',
  },
  periodLabel: 'Jusqu’en',
  latest: 'le chiffre le plus récent',
  aroundHere: 'Aussi pour les territoires qui le contiennent',
  comparedTo: (names) => `Comparé avec ${names}.`,
  comparedToNothing: 'Sans comparaison.',
  noParents: 'Il n’y a pas de territoire auquel comparer cet ensemble.',
  contents: 'Table des matières',
  allAbout: (name: string) => `Tout sur ${name}`,
  unknownPortalReport: (link: string) =>
    `Le rapport « ${link} » de l’ancien portail n’a pas de successeur ici. Voici les rapports qui existent.`,
  onThisPage: 'Sur cette page',
  toArea: 'Tout sur ce territoire',
  toMap: 'Sur la carte',
  inReports: 'Rapports sur ce territoire',
  permalink: 'Adresse de cette page',
  printed: (date, edition) => `Chiffres publiés le ${date}, édition ${edition}.`,
  onlyDutch: 'Ce texte n’existe qu’en néerlandais.',
  otherLanguage: 'en néerlandais',
  missingTitle: 'Nous ne connaissons pas cette page',
  missingAbout: (name) => `Il n’y a pas de page nommée « ${name} ».`,
  refusedTitle: 'Ce rapport ne peut pas être affiché ici',
  unknownArea: (level, code) => `Il n’y a pas de ${level} avec le code « ${code} ».`,
  unknownLevel: (level) => `Il n’y a pas de type de territoire nommé « ${level} ».`,
  notForLevel: (title, level, levels) =>
    `« ${title} » n’existe pas par ${level}, mais par ${levels}.`,
  tooManyAreas: (most, got) =>
    `Ce rapport réunit au plus ${most} territoires, ${got} sont demandés.`,
  notWithin: (area, level) =>
    `${area} ne se trouve pas dans un seul territoire de ce type : ${level}.`,
  goOn: 'Choisissez un territoire pour lequel c’est possible',

  grammar: (name, family, level) => {
    const plain = name.replace(/ \((Prov|Arr)\.\)$/, '');
    if (family === 'gemeente') return { bare: plain, in: `à ${plain}`, of: of(plain) };
    if (/^région/i.test(plain)) return contract('la', plain);
    const article = /^[aeiouhé]/i.test(level) ? 'l’' : MASCULINE.has(level) ? 'le' : 'la';
    return contract(
      article,
      family === 'provincie' ? `${level} ${of(plain)}` : `${level} ${plain}`,
    );
  },
  groupGrammar: (name) => ({ bare: `les ${name}`, in: `dans les ${name}`, of: `des ${name}` }),
  together: (list) => ({
    bare: `l’ensemble de ${list}`,
    in: `dans l’ensemble de ${list}`,
    of: `de l’ensemble de ${list}`,
  }),
  theLevel: (level) =>
    /^[aeiouhé]/i.test(level) ? `l’${level}` : `${MASCULINE.has(level) ? 'le' : 'la'} ${level}`,
  theAreas: (areas) => `les ${areas}`,

  rose: (by) => `a augmenté de ${by}`,
  fell: (by) => `a diminué de ${by}`,
  steady: 'est resté stable',
  fromZero: (to) => `est passé de 0 à ${to}`,
  points: (text, by) => `${text} ${Math.abs(by) < 2 ? 'point' : 'points'} de pourcentage`,
  sincePeriod: (period) => `depuis ${period}`,
  higherThan: (places) => `plus élevé que ${places}`,
  lowerThan: (places) => `moins élevé que ${places}`,
  equalTo: (places) => `aussi élevé que ${places}`,
  rank: (rank, areas) => `la place ${rank} sur ${areas}, du plus élevé au moins élevé`,
  rankFirst: (areas) => `le chiffre le plus élevé de ${areas}`,
  rankLast: (areas) => `le chiffre le moins élevé de ${areas}`,
  fractions: [
    [10, 'un dixième'],
    [20, 'un cinquième'],
    [25, 'un quart'],
    [100 / 3, 'un tiers'],
    [40, 'deux cinquièmes'],
    [50, 'la moitié'],
    [60, 'trois cinquièmes'],
    [200 / 3, 'deux tiers'],
    [75, 'trois quarts'],
    [80, 'quatre cinquièmes'],
    [90, 'neuf dixièmes'],
  ],
  moreThanFraction: (fraction) => `un peu plus ${/^u/.test(fraction) ? 'd’' : 'de '}${fraction}`,
  almostFraction: (fraction) => `près ${/^u/.test(fraction) ? 'd’' : 'de '}${fraction}`,
  oneIn: (count) => `environ un sur ${count}`,
  lessThanOneInHundred: 'moins d’un sur cent',
  nearlyAll: 'presque tous',
  all: 'tous',
  none: 'aucun',

  missingSentence: (what, area, why) => `${what} : ${why} (${area}).`,
  noFigureAt: (level) => `pas de chiffres par ${level}`,
  why: {
    suppressed: 'caché pour protéger la vie privée',
    too_few_cases: 'trop peu de cas pour être montré',
    hidden: 'caché par la source',
    unanswered: 'non couvert par la source',
    undefined: 'impossible à calculer',
    empty: 'pas de données',
    not_applicable: 'sans objet',
    not_addable: 'ne s’additionne pas entre territoires',
    not_at_level: 'pas de chiffres pour ce type de territoire',
  },
  signs: {
    suppressed: '*',
    too_few_cases: '*',
    hidden: 'x',
    unanswered: '?',
    undefined: '–',
    empty: '–',
    not_applicable: 's.o.',
    not_addable: '–',
    not_at_level: '–',
  },
  flags: {
    provisional: 'provisoire',
    forecast: 'projection',
    survey: 'enquête',
    modelled: 'issu d’un modèle',
  },
  flagSigns: { provisional: '(p)', forecast: '(j)', survey: '(e)', modelled: '(m)' },

  per: (title, areas) => `${title}, ${areas}`,
  index: (base) => `indice, ${base} = 100`,
  changeSince: (title, period) => `${title}, évolution depuis ${period}`,
  otherPeriod: (area, period) => `${area} : ${period}`,
  otherPeriods: (list) => `D’une autre année : ${list}.`,
  tableBehind: 'Chiffres dans un tableau',
  download: 'Télécharger',
  embed: 'Intégrer',
  embedAbout: 'Placez ceci sur votre site',
  downloadOf: (title) => `Télécharger les chiffres en CSV : ${title}`,
  openInMap: 'Sur la carte',
  openInMapOf: (title) => `Sur la carte : ${title}`,
  blockAddress: 'Lien',
  blockAddressOf: (title) => `Adresse de cet élément : ${title}`,
  source: 'Source',
  sources: 'Sources',
  sourcesAbout: 'Cette page utilise des chiffres de :',
  guide: 'Guide de lecture',
  definition: 'De quoi s’agit-il ?',
  area: 'Territoire',
  period: 'Période',
  indicator: 'Sujet',
  value: 'Valeur',
  unit: 'Unité',
  plain: 'nombre',
  others: (count) => `les ${count} autres`,
  topOf: (count) => `les ${count} plus élevés`,
  bottomOf: (count) => `les ${count} moins élevés`,
  chartOf: (title, from, to) => `${title}, de ${from} à ${to}. Les chiffres sont dans le tableau.`,
  strip: (title, count, low, high) => `${title} : ${count}, de ${low} à ${high}.`,
  dotsOf: (title) =>
    `${title} : chaque territoire est un point. Les chiffres sont dans le tableau.`,
  mapOf: (title) => `Carte : ${title}. Les chiffres sont dans le tableau.`,
  perLevel: (level: string) => `par ${level}`,
  touchMap: 'Touchez la carte pour la déplacer',
  circles: 'La surface d’un cercle est le nombre',
  scatterOf: (x: string, y: string, areas: string) =>
    `${x} et ${y} de ${areas}, un point chacun. Les chiffres sont dans le tableau.`,
  scatterTitle: (x: string, y: string) => `${x} par rapport à ${y}`,
  wheelTitle: (areas: string) => `Profil parmi ${areas}`,
  wheelOf:
    'Plus une part est longue, plus il y a de territoires avec un chiffre inférieur. Les chiffres sont à côté.',
  lowerAreas: (share: string) => `${share} des territoires ont un chiffre inférieur`,
  flowsTo: 'Vers',
  flowsFrom: 'De',
  flowsHidden: (count: string) => `${count} masqués par confidentialité`,
  noData: 'pas de chiffre',
  total: 'Total',
  years: (label) => `${label} ans`,
  and: 'et',
  emptyBlock: (title, why) => `${title} : ${why}.`,
  number: (value, decimals) => formatNumber(value, decimals, 'fr'),

  start: 'Accueil',
  startTitle: 'Des chiffres sur votre commune et votre quartier',
  startAbout: 'Cherchez un lieu, lisez un rapport ou ouvrez la carte.',
  keyFigures: 'En un coup d’œil',
  themes: 'Thèmes',
  openMap: 'Ouvrir la carte',
  pin: 'Placer sur mon tableau de bord',
  mineAbout:
    'Les tuiles que vous avez épinglées. Le lien de cette page les garde ; votre appareil s’en souvient aussi.',
  unpin: 'Retirer',
  mine: 'Mon tableau de bord',
  chapter: (number) => `Chapitre ${number}`,
  mapBeside: 'Voir ceci sur la carte',
};
