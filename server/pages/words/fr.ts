import { formatCount, pluralOf } from '../numbers.ts';
import type { Words } from './nl.ts';

const count = (number: number): string => formatCount(number, 'fr');

export const fr: Words = {
  site: 'Buurtatlas',
  titleOf: (what) => `${what} – Buurtatlas`,
  skip: 'Aller au contenu',
  language: 'Langue',
  toSearch: 'Chercher une zone',
  breadcrumb: 'Où vous êtes',
  top: 'Toutes les zones',

  otherName: (name) => `En néerlandais : ${name}`,
  division: 'Découpage',
  validUntil: (year) => `jusqu’en ${year}`,
  openMap: 'Voir sur la carte',
  mapAmong: (name, neighbours) => `Petite carte : ${name}, à côté de ${neighbours}.`,
  mapAlone: (name) => `Petite carte : ${name}.`,
  others: (number) =>
    pluralOf(number, 'fr', {
      one: `${count(number)} autre zone`,
      other: `${count(number)} autres zones`,
    }),
  noOutline: 'Le contour de cette zone n’est pas connu : elle ne figure pas sur la carte.',
  approximate:
    'Les limites sont calculées, pas officielles. Elles ne conviennent pas à l’échelle de la rue.',
  unknownPlace:
    'Ce n’est pas un lieu sur la carte. On y compte des personnes et des choses dont la zone exacte n’est pas connue. Elles font partie des totaux des zones plus grandes.',

  figures: 'Chiffres clés',
  noFigures: 'Aucun chiffre clé n’est connu pour cette zone.',
  quarter: (number, year) => `${year} (trimestre ${number})`,
  labelled: (label, text) => `${label} : ${text}`,
  inPeriod: (period) => `en ${period}`,
  moreThan: (by, period) => `${by} de plus qu’en ${period}`,
  lessThan: (by, period) => `${by} de moins qu’en ${period}`,
  sameAs: (period) => `la même valeur qu’en ${period}`,
  fromZero: (period) => `en ${period}, c’était encore 0`,
  points: (by, text) =>
    pluralOf(by, 'fr', {
      one: `${text} point de pourcentage`,
      other: `${text} points de pourcentage`,
    }),
  sameTime: (changes) => `Sur la même période : ${changes}.`,
  unchangedAt: (place) => `${place} sans changement`,
  higherThan: (places) => `plus que ${places}`,
  lowerThan: (places) => `moins que ${places}`,
  equalTo: (places) => `autant que ${places}`,
  shareOf: (share, place) => `Soit ${share} du total (${place}).`,
  highest: (of, place) => `La valeur la plus élevée sur ${of} (${place}).`,
  lowest: (of, place) => `La valeur la plus basse sur ${of} (${place}).`,
  rank: (rank, of, place) =>
    `Rang ${rank} sur ${of} (${place}), de la valeur la plus élevée à la plus basse.`,
  place: (name) => name,
  lastKnown: (value, period) => `Dernière valeur connue : ${value} en ${period}.`,
  forecastNote: 'C’est une prévision : cette année est à venir ou n’est pas encore comptée.',
  provisionalNote: 'C’est un chiffre provisoire : il peut encore changer.',
  modelledNote: 'Ce chiffre provient d’un modèle, pas d’un comptage.',
  forecast: 'prévision',
  provisional: 'provisoire',
  missing: {
    suppressed: 'masqué pour la vie privée',
    too_few_cases: 'trop peu de cas pour être montré',
    hidden: 'masqué par la source',
    unanswered: 'non couvert par la source',
    undefined: 'incalculable',
    empty: 'pas de données',
    not_applicable: 'sans objet',
  },
  notAtLevel: 'pas de chiffre à ce niveau',
  why: {
    suppressed:
      'Ce chiffre est masqué pour protéger la vie privée : il concerne très peu de personnes, ou il trahirait un autre chiffre masqué.',
    too_few_cases:
      'Il y a ici trop peu de cas pour un chiffre fiable. Il ne s’agit pas de protéger la vie privée.',
    hidden: 'La source masque elle-même ce chiffre.',
    unanswered: 'La source ne couvre pas cette zone.',
    undefined: 'Il manque une partie du calcul, ou il faudrait diviser par zéro.',
    empty: 'Aucun chiffre n’est connu ici.',
    not_applicable: 'Cela ne peut pas se présenter ici.',
  },
  trend: (from, to, low, high) =>
    `Évolution de ${from} à ${to} : valeur la plus basse ${low}, valeur la plus élevée ${high}.`,
  inTable: 'Les chiffres en tableau',
  period: 'Période',
  explanation: 'Définition et source',
  inDutch: 'en néerlandais',
  source: 'Source',
  licence: 'Licence',
  available: 'Disponible',
  availableFor: (level, first, last) =>
    first === last ? `par ${level}, en ${first}` : `par ${level}, de ${first} à ${last}`,
  threshold: (threshold) =>
    `Les valeurs inférieures à ${threshold} sont masquées pour protéger la vie privée.`,
  thresholdOf: (threshold, name) =>
    `Ce chiffre n’est montré qu’à partir de ${threshold} (${name}).`,

  elsewhere: (level) => `Pas connu par ${level}`,
  elsewhereAbout: 'Ces chiffres existent pour un autre type de zone.',

  neighbours: 'Zones voisines',
  parts: (name) => `Zones dans ${name}`,
  partsIn: (areas, name) => `${areas} dans ${name}`,
  tooMany: (areas) =>
    `Cette zone comprend aussi ${areas}. Choisissez une zone plus petite pour les voir.`,
  name: 'Nom',

  history: 'Histoire',
  madeOf: (year) => `Formée en ${year} à partir de :`,
  unchangedUntil: (year) => `Jusqu’en ${year}, cette zone avait déjà le même code.`,
  earlier: (year) => `Telle qu’elle était jusqu’en ${year}`,
  outdated: (year) => `Ce découpage était valable jusqu’en ${year}.`,
  nowIn: 'Aujourd’hui, cette zone fait partie de :',

  sources: 'Sources',
  published: (date, edition) => `Publié le ${date}, édition ${edition}.`,
  noCookies: 'Pas de cookies, pas de pistage.',
  kindWithin: (kind, place) => `${kind}, ${place}`,
  preview: (name) => `Chiffres clés de ${name} avec une petite carte.`,

  searchAbout: 'Cherchez par nom ou par code, ou choisissez dans une liste.',
  searchLabel: 'Nom ou code d’une commune, d’un quartier ou d’un secteur',
  searchButton: 'Chercher',
  searchFound: (number, query) =>
    pluralOf(number, 'fr', {
      one: `${count(number)} zone trouvée pour « ${query} »`,
      other: `${count(number)} zones trouvées pour « ${query} »`,
    }),
  searchNothing: (query) =>
    `Rien trouvé pour « ${query} ». Essayez le nom d’une commune ou d’un quartier.`,
  former: (name) => `autrefois ${name}`,
  browse: 'Choisissez dans une liste',
  missingTitle: 'Nous ne connaissons pas cette zone',
  missingAbout: (code) =>
    `Aucune zone n’a le code « ${code} ». Peut-être qu’une lettre est fausse, ou que le code appartient à un autre type de zone.`,
  missingPage: 'Il n’y a pas de page à cette adresse.',
  didYouMean: 'Cherchez-vous une de ces zones ?',
};
