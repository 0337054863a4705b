import type { Messages } from './nl.ts';

export const fr: Messages = {
  title: 'Buurtatlas',
  titleOf: (what) => `${what} – Buurtatlas`,
  toHome: 'Vers toute la Flandre et Bruxelles',
  skipLabel: 'Accès rapide',
  skipToMap: 'Aller à la carte',
  skipToList: 'Aller à la liste des zones',

  searchLabel: 'Chercher un sujet ou une zone',
  searchPlaceholder: 'Chercher un sujet ou une zone…',
  searchShort: 'Chercher…',
  searchClear: 'Effacer la recherche',
  searchAreas: 'Zones',
  searchTopics: 'Sujets',
  searchThemes: 'Thèmes',
  searchPlaces: 'Lieux',
  searchFormer: (context, former) => `${context} · autrefois ${former}`,
  searchNothing: (query) =>
    `Rien trouvé pour « ${query} ». Essayez une commune, un quartier ou un mot comme « habitants ».`,
  searchFailed: 'La recherche ne fonctionne pas pour le moment.',
  searchFound: (count) => (count === 1 ? '1 résultat' : `${count} résultats`),

  search: {
    recent: 'Choisis récemment',
    forget: 'Effacer les choix récents',
    try: 'Essayez par exemple',
    openGroup: (count) => `montrer ${count} sujets`,
    closeGroup: (count) => `masquer ${count} sujets`,
  },

  /** Between a label and what it labels. */
  colon: '\u202f: ',

  language: 'Langue',
  toDark: 'Affichage sombre',
  toLight: 'Affichage clair',
  share: 'Partager',

  measure: {
    title: 'Mesure',
    choices: {
      value: 'valeur',
      density: 'par km²',
      per_1000: 'pour 1\u202f000 hab.',
      change: 'évolution',
      change_percent: 'en %',
      index: 'indice',
    },
    count: 'nombre',
    inUnit: 'en unités',
    inPoints: 'en points de pourcentage',
    how: 'Évolution exprimée',
    titles: {
      density: 'par km²',
      per_1000: 'pour 1\u202f000 habitants',
      change: 'évolution',
      change_percent: 'évolution en %',
      index: 'indice',
    },
    made: {
      density: 'C’est le nombre ci-dessous, divisé par la superficie en km².',
      per_1000: 'C’est le nombre ci-dessous, divisé par le nombre d’habitants, fois 1\u202f000.',
      change: 'C’est le nombre ci-dessous, moins celui de la première période.',
      change_percent:
        'C’est le nombre ci-dessous par rapport à celui de la première période, en pour cent.',
      index: 'C’est le nombre ci-dessous, divisé par celui de la première période, fois 100.',
    },
  },

  timeline: {
    chart: 'Évolution',
    middle: (areas: string) => `milieu des ${areas}`,
    index: (first: string) => `${first} = 100`,
    speed: 'Vitesse',
    since: 'De',
    until: 'À',
  },

  views: {
    label: 'Façon de voir',
    names: {
      map: 'Carte',
      two: 'Deux cartes',
      swipe: 'Volet',
      scatter: 'Nuage de points',
      triptych: 'Triptyque',
      profile: 'Profil',
      cube: 'Cube',
    },
  },

  profile: { open: 'Profil', alike: 'Territoires semblables' },

  panelLabel: 'Sujet et légende',
  openPanel: 'Afficher le sujet et la légende',
  closePanel: 'Masquer le sujet et la légende',
  cardLabel: 'Zone',
  openCard: 'Afficher la zone',
  closeCard: 'Masquer la zone',
  topicTab: 'Sujet',
  placeTab: 'Zone',
  sheetHigher: 'Agrandir le panneau',
  sheetLower: 'Réduire le panneau',
  sheetHandle: 'Hauteur du panneau',

  topicWhereWhen: (where, when) => `${where} · ${when}`,
  inPlace: (levels, place) => `${levels} – ${place}`,
  allOf: (levels) => `${levels}, tout le territoire`,
  definition: 'Définition',
  hideDefinition: 'Fermer la définition',
  source: 'Source',
  unit: 'Unité',
  formula: 'Calcul',
  licence: 'Licence',
  code: 'Code',
  thresholdNote: (threshold) =>
    `Les valeurs inférieures à ${threshold} sont masquées pour protéger la vie privée.`,
  computedFrom: (levels) => `Calculé à partir de : ${levels}`,
  topics: 'Tous les sujets',
  filterTopics: 'Filtrer les sujets…',
  noTopics: 'Aucun sujet trouvé.',
  topicGone: 'Le sujet de ce lien n’existe plus. Vous en voyez un autre.',
  tree: {
    page: 'Tout sur ce chiffre : années, niveaux, calcul',
    about: 'Explication et source',
    aboutTopic: (name) => `Explication et source : ${name}`,
    sorts: {
      count: 'nombre',
      share: 'proportion',
      ratio: 'rapport',
      mean: 'moyenne',
      text: 'texte',
      cube: 'cube',
      flow: 'flux',
    },
    differences: { age: 'âge', sex: 'sexe', class: 'classe' },
    group: (what, by) => `${what} par ${by}`,
    levelCount: (count) => (count === 1 ? '1 niveau' : `${count} niveaux`),
    places: (count) => `Se trouve à ${count} endroits :`,
  },

  slice: {
    and: (names) => new Intl.ListFormat('fr').format(names),
    upTo: (first, last) => `de ${first} à ${last}`,
    allBut: (names) => `tout sauf ${names}`,
    someOf: (count, all, level) => `${count} sur ${all} (${level})`,
  },

  level: 'Niveau',
  otherLevels: 'Plus…',
  levelFamilies: {
    gewest: 'Région',
    provincie: 'Province',
    gemeente: 'Commune',
    deelgemeente: 'Section',
    ggw7: 'Quartier',
    statsec: 'Secteur',
  },
  levels: {
    missing: (level) => `Pas de chiffres par ${level}.`,
    why: {
      unknown: (levels) => `La source ne les donne que par ${levels}.`,
      not_summed: (levels) =>
        `Les chiffres de zones plus petites ne peuvent pas être additionnés. Ils existent par ${levels}.`,
    },
    drawn: (level) => `Vous voyez : ${level}.`,
    take: (level) => `Montrer par ${level}`,
    none: (level) => `${level} – pas de chiffres`,
    held: 'Fixe',
    follows: 'Suit le zoom',
    holdHint: 'Cliquez pour garder ce niveau',
    followHint: 'Cliquez pour que le niveau suive le zoom',
    borders: 'Limites par-dessus',
    auto: (level) => `automatique (${level})`,
    autoNone: 'automatique (aucune)',
    noBorders: 'aucune',
  },
  drawing: 'Affichage',
  drawings: {
    areas: 'Surfaces',
    circles: 'Cercles',
    bivariate: 'Les deux',
    flows: 'Flux',
    cartogram: 'Cartogramme',
  },
  drawingRefusals: {
    count: 'Seulement pour des nombres : pourcentages et moyennes ne s’additionnent pas.',
    rate: 'Seulement pour des parts et des rapports.',
    cases: 'On ne sait pas sur combien de cas porte ce chiffre.',
    areas: 'Trop d’entités à ce niveau.',
    flows: 'Seulement pour des flux entre entités.',
  },
  countAsAreas:
    'Les grandes zones ressortent davantage. Pour des nombres, les cercles sont plus justes.',
  circleSizes: 'Taille des cercles',

  legend: 'Légende',
  method: 'Classes',
  methods: {
    quantile: 'autant de zones',
    equal: 'pas égaux',
    natural: 'seuils naturels',
    deviation: 'écart type',
    logarithmic: 'logarithmique',
    manual: 'seuils choisis',
  },
  classScope: 'Classes calculées sur',
  overAll: (areas) => `${areas} : partout`,
  overListed: (place) => `seulement ${place}`,
  classCount: (range, count) => `${range} – nombre de zones : ${count}`,
  histogramLabel: (count) => `Répartition de ${count} zones`,
  countOf: (areas) => `nombre de ${areas}`,
  noValues: 'Aucune zone n’a de chiffre ici.',
  statuses: {
    value: 'valeur',
    empty: 'pas de données',
    hidden: 'masqué par la source',
    not_applicable: 'sans objet',
    unanswered: 'non couvert par la source',
    suppressed: 'masqué pour la vie privée',
    too_few_cases: 'trop peu de cas pour être montré',
    undefined: 'incalculable : il manque un élément',
  },
  statusMarks: {
    value: '',
    empty: 'n.d.',
    hidden: 'x',
    not_applicable: 's.o.',
    unanswered: '?',
    suppressed: '*',
    too_few_cases: '*',
    undefined: '–',
  },

  period: 'Année',
  play: 'Faire défiler les années',
  pause: 'Pause',
  forecast: 'prévision',
  provisional: 'provisoire',
  modelled: 'issu d’un modèle',
  forecastNote: 'Prévision : cette année est à venir ou n’est pas encore comptée.',
  provisionalNote: 'Chiffre provisoire : il peut encore changer.',
  modelledNote: 'Ce chiffre provient d’un modèle, pas d’un comptage.',
  onlyPeriod: 'Seule année disponible',

  startTitle: 'Cliquez sur une zone ou cherchez votre commune',
  startHint: 'Essayez par exemple',
  selectLabel: (name) => `Choisir ${name}`,
  areaReports: 'Rapports sur cette zone',
  toReports: 'Rapports, tableaux de bord et récits',
  areaPage: 'Page de cette zone',
  deselect: 'Quitter la zone',
  rank: (rank, total, areas) => `Rang ${rank} sur ${total} ${areas}`,
  since: (period) => `depuis ${period}`,
  trend: 'Évolution',
  trendTable: 'Évolution en tableau',
  compared: 'Comparé à',
  splitInto: 'Diviser en',
  listOf: (count, levels) => `${count} ${levels}`,
  listIn: (place) => `– ${place}`,
  plusUnknown: (count) => `+ ${count} sans lieu sur la carte`,
  name: 'Nom',
  value: 'Valeur',
  sortBy: (column) => `Trier par ${column}`,
  unknownPlace: 'lieu inconnu, absent de la carte',
  notDrawn: 'absent de la carte',
  areaGone: 'Cette zone n’existe pas dans cette édition.',

  locate: {
    button: 'Où suis-je ?',
    thisPlace: 'À cet endroit',
    forget: 'Oublier cet endroit',
    youAreIn: (names) => `Cet endroit se trouve dans ${names.join(', ')}.`,
    outside: 'Cet endroit ne se trouve ni en Flandre ni à Bruxelles.',
    denied:
      'Votre navigateur ne transmet pas votre position. Autorisez-le dans les réglages, ou cherchez votre quartier ou commune.',
    unavailable:
      'Votre position n’a pas pu être déterminée. Cherchez votre quartier ou commune, ou cliquez sur la carte.',
    timeout: 'Déterminer votre position a pris trop de temps. Réessayez, ou cliquez sur la carte.',
    unsupported:
      'Ce navigateur ne peut pas déterminer votre position ici. Cherchez votre quartier ou commune, ou cliquez sur la carte.',
  },
  privacy: {
    title: 'Vie privée',
    cookies: 'Pas de cookies, pas de suivi, rien d’autres sites.',
    place:
      'Nous ne demandons votre position que si vous appuyez sur « Où suis-je ? ». Arrondie à 4 décimales (environ 10 mètres), elle est envoyée à notre serveur pour trouver la zone, tout comme un endroit sur lequel vous cliquez. Elle n’est conservée nulle part.',
    search: 'Ce que vous cherchez n’est pas conservé.',
    address:
      'Ce que vous cherchez passe aussi, par notre serveur, à un service d’adresses, sans rien sur vous.',
    offline: 'Votre appareil garde ce que vous consultez, pour le lire sans connexion.',
  },

  summary: {
    ask: 'Description de la carte',
    table: 'Répartition en tableau',
    known: (known, areas, levels) => `${known} des ${areas} ${levels} ont un chiffre.`,
    middle: (median, low, high) =>
      `La valeur médiane est ${median}. La moitié des zones se situe entre ${low} et ${high}.`,
    named: (name, value) => `${name} avec ${value}`,
    highest: (list) => `Le plus élevé : ${list}.`,
    lowest: (list) => `Le plus bas : ${list}.`,
    slope: (high, highShare, low, lowShare) =>
      `Les valeurs élevées se trouvent plus souvent dans ${high} : ${highShare} des zones y dépassent la médiane, contre ${lowShare} dans ${low}.`,
    sides: {
      west: 'le tiers ouest',
      east: 'le tiers est',
      south: 'le tiers sud',
      north: 'le tiers nord',
    },
    missing: (list) => `Sans chiffre : ${list}.`,
  },

  speech: {
    who: (name, level, around) =>
      around && around !== name ? `${name}, ${level}, ${around}` : `${name}, ${level}`,
    value: (parts) => `${parts.join('. ')}.`,
    missing: (who, reason) => `${who} : pas de chiffre, ${reason}.`,
    ofClass: (at, count, range) => `Classe ${at} sur ${count} : ${range}`,
  },

  path: {
    ask: 'D’où vient ce chiffre ?',
    askMissing: 'Pourquoi n’y a-t-il pas de chiffre ?',
    loaded: (level) => `La source fournit elle-même ce chiffre, par ${level}.`,
    sum: (count, areas) => `La somme de ${count} ${areas}.`,
    mean: (count, areas, weight) =>
      weight
        ? `La moyenne de ${count} ${areas}, pondérée par : ${weight}.`
        : `La moyenne pondérée de ${count} ${areas}.`,
    same: (level) => `Repris de : ${level}.`,
    withFigure: (count) => `${count} d’entre eux ont un chiffre.`,
    onMap: (share) =>
      `${share} du total se trouvent sur la carte ; le lieu du reste n’est pas connu.`,
    predecessor:
      'Repris de la zone qui se trouvait ici auparavant. Ce chiffre ne peut pas être additionné.',
    none: 'Il n’y a rien ici pour calculer ce chiffre.',
    before: {
      sum: (level, areas) => `Les chiffres par ${level} sont eux-mêmes la somme de ${areas}.`,
      weighted_mean: (level, areas) => `Les chiffres par ${level} sont des moyennes de ${areas}.`,
      formula: (level) => `Les chiffres par ${level} sont calculés avec une formule.`,
      only_predecessor: (level) =>
        `Les chiffres par ${level} viennent des zones qui s’y trouvaient auparavant.`,
    },
    ownFirst: 'Ce que la source fournit elle-même passe d’abord.',
    formula: 'Calculé avec une formule :',
    atLeast: (threshold) => `Ce chiffre n’est montré qu’à partir de ${threshold} cas.`,
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
  },

  export: 'Exporter',
  select: 'Sélectionner des zones',
  selection: 'Sélection',
  selectRow: (name) => `Sélectionner ${name}`,

  pins: {
    compare: 'Comparer',
    close: 'Fermer la comparaison',
    pin: (name: string) => `Comparer ${name}`,
    unpin: (name: string) => `Ne plus comparer ${name}`,
    pinned: (name: string, count: number) => `${name} est comparé (${count} sur 10).`,
    unpinned: (name: string) => `${name} n’est plus comparé.`,
    full: (count: number) => `Vous comparez déjà ${count} zones. Retirez-en d’abord une.`,
    searchHint: 'Maj + Entrée ou Maj + clic : comparer la zone',
  },

  breadcrumb: 'Où vous êtes',
  siblings: (name) => `Autres zones à côté de ${name}`,
  partsOf: (name) => `Zones dans ${name}`,

  map: {
    label: 'Carte',
    role: 'carte',
    keys: 'Flèches : zone voisine. Entrée : diviser. Échap : un niveau plus haut. + et − : zoomer. Maj avec une flèche : déplacer la carte.',
    gestures: {
      wheel: 'Maintenez Ctrl enfoncé pour zoomer avec la molette',
      mac: 'Maintenez ⌘ enfoncé pour zoomer avec la molette',
      touch: 'Déplacez la carte avec deux doigts',
    },
    noFurther: 'Il n’y a pas de zone plus loin dans cette direction.',
    noFiner: 'Cette zone n’a pas de parties plus petites.',
    noCoarser: 'Il n’y a pas de niveau plus haut.',
  },
  zoomIn: 'Zoomer',
  zoomOut: 'Dézoomer',
  showAll: 'Tout afficher',
  approximate: 'Limites approximatives',
  approximateNote:
    'Les limites de cette carte sont calculées, pas officielles. Justes de loin, elles ne conviennent pas à l’échelle de la rue.',
  mixedNote: 'Une partie des limites de cette carte est calculée, pas officielle.',
  officialHint:
    'Le gestionnaire charge les limites officielles par une commande : npm run sources -- statbel.',
  landCredit: 'Pays voisins : Natural Earth',
  mapRefused:
    'Votre navigateur ne peut pas dessiner la carte (WebGL désactivé). La légende, la liste et les chiffres fonctionnent.',
  mapLoading: 'Chargement de la carte…',

  loading: 'Chargement…',
  offline: 'Pas de connexion. Vous voyez ce que vous avez déjà consulté.',
  retry: 'Réessayer',
  failed: 'Cela n’a pas fonctionné.',
  failedOffline: 'Pas de connexion au serveur.',
  failedValues: 'Les chiffres n’ont pas pu être chargés.',
  announce: (what, where, when) => `${what}, ${where}, ${when}`,
};
