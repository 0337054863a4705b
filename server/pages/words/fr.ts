import { formatCount } from '../../contract/numbers.ts';
import { pluralOf } from '../../contract/plurals.ts';
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
  toTopics: 'Tous les sujets',
  topic: {
    all: 'Sujets',
    allAbout: 'Tout ce qui est mesuré ici, par thème, avec explication et source.',
    describes: (name) => `${name} : ce que c’est, comment c’est calculé et d’où cela vient.`,
    kinds: {
      count: 'Nombre',
      share: 'Proportion',
      ratio: 'Rapport',
      mean: 'Moyenne',
      text: 'Texte',
      cube: 'Cube : à ventiler selon des caractéristiques',
      flow: 'Flux entre zones',
    },
    csv: (level) => `CSV de toutes les années par ${level}`,
    about: 'À propos de ce chiffre',
    alias: 'Aussi connu comme',
    unit: 'Unité',
    signs: { '%': 'pour cent', '‰': 'pour mille' },
    rounding: 'Arrondi',
    decimals: (number) =>
      number === 1 ? 'à 1 chiffre après la virgule' : `à ${number} chiffres après la virgule`,
    multiple: (step) => `à un multiple de ${step}`,
    whole: 'à l’unité',
    moment: 'Sur quoi il porte',
    moments: {
      stock: 'la situation à un moment, comme le 1er janvier',
      flow: 'ce qui se passe au cours d’une période',
    },
    larger: 'Pour les zones plus grandes',
    never: 'ne peut être calculé à partir de zones plus petites',
    recomputed: 'recalculé avec les totaux de la zone plus grande',
    summed: 'somme des zones plus petites',
    weighted: 'moyenne des zones plus petites, pondérée par',
    threshold: 'Seuil',
    modelled: 'Modèle',
    publisher: 'Éditeur',
    credit: 'Mention',
    site: 'Site de la source',
    alsoIn: 'Se trouve aussi sous',
    calculation: 'Comment il est calculé',
    asCode: 'Sous forme de formule :',
    shifted: (by) =>
      by < 0
        ? `${-by} ${by === -1 ? 'période' : 'périodes'} plus tôt`
        : `${by} ${by === 1 ? 'période' : 'périodes'} plus tard`,
    available: 'Où et quand il existe',
    level: 'Niveau',
    table: 'Tableau des niveaux et des périodes',
    availability: {
      loaded: 'fourni par la source',
      computed: 'calculé à partir d’autres chiffres',
      none: 'pas de chiffres',
    },
    noFigures: 'Cette édition n’a pas de chiffres sur ce sujet.',
    notes: 'Notes et informations complémentaires',
    changes: 'Modifications',
    retired: 'Ce sujet n’est plus mis à jour par sa source.',
    changed: (date) => `La description a été modifiée pour la dernière fois le ${date}.`,
    ended: (period) => `La série s’arrête en ${period}.`,
    latest: (period) => `Le chiffre le plus récent porte sur ${period}.`,
    early: (periods) => `Encore provisoire : ${periods}.`,
    ahead: (period) => `À partir de ${period} il s’agit d’une prévision.`,
    vintages: (levels) => `Existe aussi pour des découpages plus anciens : ${levels}.`,
    edition: (date, edition) =>
      `Les chiffres de cette page sont ceux de l’édition ${edition}, publiée le ${date}.`,
    usedBy: 'Utilisé dans',
    interfaces: 'Pour les programmes',
    definitionJson: 'Définition (JSON)',
    valuesJson: 'Chiffres les plus récents (JSON)',
    docs: 'Documentation de l’API',
    more: 'Tout sur ce chiffre',
    searchLabel: 'Nom ou code d’un sujet',
    found: (number, query) =>
      pluralOf(number, 'fr', {
        one: `${count(number)} sujet trouvé pour « ${query} »`,
        other: `${count(number)} sujets trouvés pour « ${query} »`,
      }),
    nothing: (query) => `Aucun sujet trouvé pour « ${query} ». Essayez un mot comme « habitants ».`,
    missingTitle: 'Nous ne connaissons pas ce sujet',
    missingAbout: (code) =>
      `Il n’y a pas de sujet avec le code « ${code} ». Une lettre est peut-être fausse, ou il n’existe plus.`,
    didYouMean: 'Cherchez-vous un de ces sujets ?',
  },

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
