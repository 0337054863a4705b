import type { LazyMessages } from './lazy-nl.ts';
import { profileFr } from './profile-fr.ts';
import { scatterFr } from './scatter-fr.ts';
import { triptychFr } from './triptych-fr.ts';

export const lazyFr: LazyMessages = {
  close: 'Fermer',
  cancel: 'Arrêter',
  working: 'En cours…',
  remove: (what) => `Supprimer ${what}`,

  publication: {
    note: 'Cet atlas se compose de fichiers, sans serveur. Vos propres zones, tous les chiffres d’une zone côte à côte, les évolutions entre années, les coupes de cubes, « Où suis-je ? » et les fichiers sur mesure demandent un serveur et ne sont pas proposés ici.',
    file: 'Toutes les années de ce sujet à ce niveau (CSV)',
    none: 'Il n’y a pas de fichier pour ce sujet à ce niveau.',
  },

  picker: {
    choose: 'Choisir un sujet',
    filter: 'Filtrer les sujets…',
    notHere: 'pas à ce niveau',
    nothing: 'Aucun sujet trouvé.',
    more: (count: number) => `Et encore ${count}. Tapez pour chercher.`,
    period: 'Période',
    lacksLevel: 'Ce thème n’a pas de chiffres à ce niveau. Choisissez un autre thème ou niveau.',
  },

  splitMap: {
    second: 'Deuxième carte : thème',
    secondMap: (what: string, when: string) => `Deuxième carte : ${what}, ${when}`,
    firstPeriod: 'Période de la première carte',
    secondPeriod: 'Période de la deuxième carte',
    forms: 'Forme des deux cartes',
    beside: 'Côte à côte',
    onTop: 'L’une sur l’autre, avec un curseur',
    together: 'Ensemble sur une carte',
    swap: 'Échanger les cartes',
    cut: 'Curseur entre les cartes',
    cutAt: (share: string) => `La première carte occupe ${share} à gauche`,
    oneLegendNote: 'Une légende pour les deux cartes : une couleur, une même valeur.',
  },

  pairs: {
    withTopic: 'Avec',
    label: (first: string, second: string) => `${first} et ${second}`,
    cell: (first: string, second: string, count: string) => `${first} ; ${second} : ${count}`,
    thirdsNote:
      'Chaque thème est divisé en trois groupes de taille à peu près égale : bas, moyen et haut.',
    apart: 'Côte à côte sur deux cartes',
  },

  cube: {
    exportWhole:
      'Avec d’autres sujets, c’est tout le cube qui est exporté, et non la coupe choisie.',
    table: 'Tableau croisé',
    pyramid: 'Pyramide de population',
    pyramidTable: 'La pyramide en tableau',
    inPercent: 'en %',
    inCounts: 'nombres',
    toView: 'Tableau croisé et pyramide',
    swap: 'Échanger lignes et colonnes',
    numbers: 'Chiffres',
    oneDimension: 'Ce cube n’a qu’une dimension : il n’y a rien à croiser.',
    chooseArea: 'Choisissez une zone sur la carte ou dans la liste ci-dessous.',
    uneven: 'Attention : les classes n’ont pas la même largeur.',
    allCellsHidden:
      'Toutes les cellules sont masquées pour protéger la vie privée : ensemble, elles trahiraient un petit nombre. Choisissez des classes plus larges, une zone plus grande ou d’autres dimensions.',
    whyHidden:
      'Une cellule masquée concerne très peu de personnes, ou trahirait un autre chiffre masqué. Les totaux sont publiés à part.',
    outline: (name) => `contour : répartition de ${name}`,
    onMap: (name) => `Afficher ${name} sur la carte`,
    standIn: (level, name) => `Pas de chiffres par ${level}. Vous voyez ${name}.`,
    missingCells: (kind, count, all) => `${kind} : ${count} cellules sur ${all}`,
    broader: (count) => `Afficher ${count} classes plus larges`,
    pyramidLabel: (name, period) =>
      `Pyramide de ${name}, ${period}. Les flèches haut et bas lisent les classes`,
    axes: { rows: 'Lignes', columns: 'Colonnes' },
    shares: {
      none: 'nombres',
      row: '% de la ligne',
      column: '% de la colonne',
      total: '% du total',
    },
    title: 'Qui ou quoi est compté',
    reset: 'Tout compter',
    everything: 'tout',
    levelOf: (dimension) => `Répartition de ${dimension}`,
    countOf: (count, all) => `${count} sur ${all} choisis`,
    all: 'Tout',
    none: 'Rien',
    search: (level) => `Chercher dans ${level.toLowerCase()}…`,
    chooseOne:
      'Rien n’est choisi : la carte montre encore le choix précédent. Cochez au moins une case.',
    rangeHint: 'Glissez sur les cases, ou cliquez avec Maj, pour une série.',
    total: 'total',
    noSum: 'Ces chiffres ne s’additionnent pas : choisissez-en un.',
    allHidden: (all, areas) =>
      `Les ${all} ${areas} sont masqués pour protéger la vie privée : il s’agit de très peu de personnes, ou cela trahirait un autre chiffre masqué.`,
    hidden: (hidden, all, areas) =>
      `${hidden} des ${all} ${areas} sont masqués pour protéger la vie privée.`,
    showMore: 'Choisissez plus d’éléments ou laissez une dimension pour en voir davantage.',
  },

  tools: 'Outils de sélection',
  toolNames: {
    click: 'Cliquer sur des zones',
    box: 'Rectangle',
    lasso: 'Lasso',
    polygon: 'Polygone',
    radius: 'Cercle',
    line: 'Le long d’une ligne',
  },
  toolHints: {
    click: 'Cliquez sur des zones. Un second clic les retire.',
    box: 'Glissez sur la carte.',
    lasso: 'Dessinez autour des zones.',
    polygon: 'Cliquez sur les coins. Double-clic ou Entrée pour fermer.',
    radius: 'Glissez à partir du centre.',
    line: 'Cliquez sur les points. Double-clic ou Entrée pour terminer.',
  },
  escapeHint: 'Échap range l’outil.',
  finishShape: 'Terminer',
  modeLabel: 'Ce qui est trouvé',
  modes: {
    new: 'Remplace la sélection',
    add: 'S’ajoute',
    subtract: 'Est retiré',
    intersect: 'Garder seulement ce qui est dans les deux',
  },
  modeShort: { new: 'Nouveau', add: 'Ajouter', subtract: 'Retirer', intersect: 'Commun' },
  overlapLabel: 'Une zone compte',
  overlaps: {
    centre: 'si son centre est dedans',
    any: 'si une partie est dedans',
    half: 'si la moitié est dedans',
  },

  nothingSelected: 'Rien de sélectionné',
  nothingHint:
    'Dessinez sur la carte, cochez des zones dans la liste ou utilisez un des boutons ci-dessous. Avec Maj ou Ctrl, un clic ajoute aussi une zone.',
  someSelected: (count, areas) => `${count} ${areas}`,
  stop: 'Arrêter de sélectionner',
  selectAll: 'Tout',
  invert: 'Inverser',
  clear: 'Vider',
  zoomTo: 'Zoomer',
  keepSelection: 'Garder',
  listed: 'Dans la liste',
  listSelected: 'Sélection',
  listAll: 'Tout',
  findMore: 'Chercher des zones',
  ways: {
    neighbours: 'Ajouter les voisins',
    within: 'Dans une zone',
    value: 'Par valeur',
    top: 'Plus hauts ou plus bas',
    codes: 'Coller des codes',
    file: 'Fichier',
  },
  noneFound: 'Rien trouvé.',
  addFound: 'Sélectionner',

  withinLevel: 'Niveau',
  withinArea: 'Zone',
  criteriaJoin: 'Répond à',
  joins: { all: 'toutes les conditions', any: 'au moins une condition' },
  criterion: (number) => `Condition ${number}`,
  indicator: 'Sujet',
  comparison: 'Comparaison',
  comparisons: {
    atLeast: 'au moins',
    atMost: 'au plus',
    between: 'entre',
    missing: 'sans chiffre',
  },
  valueFrom: 'De',
  valueTo: 'À',
  addCriterion: 'Une condition de plus',
  topCount: 'Combien',
  topKinds: { highest: 'les plus hauts', lowest: 'les plus bas' },
  topOf: 'Parmi',
  topOfAll: 'tout le niveau',
  topOfListed: (place) => `les zones de ${place}`,
  codesLabel: 'Codes ou noms',
  codesHint: 'Séparés par une virgule, un espace ou une ligne.',
  codesUnknown: (count) =>
    count === 1
      ? '1 code n’est pas connu à ce niveau :'
      : `${count} codes ne sont pas connus à ce niveau :`,
  fileLabel: 'Choisir un fichier de codes ou de formes',
  fileHint:
    'CSV, GeoJSON, FlatGeobuf ou un ZIP contenant un shapefile. Le fichier reste sur votre appareil et n’est pas envoyé.',
  fileFound: (shapes, areas) => `${shapes} formes lues, ${areas} zones trouvées.`,
  fileReprojected: 'Les coordonnées ont été converties en longitude et latitude.',
  fileTrouble: {
    'no shapes': 'Ce fichier ne contient pas de formes.',
    'not readable': 'Ce fichier ne peut pas être lu.',
    'no shapefile': 'Ce ZIP ne contient pas de fichier .shp.',
    'too large': 'Ce fichier est trop grand (plus de 200 Mo).',
    where: 'Le système de coordonnées de ce fichier n’est pas connu.',
    failed: 'Cela n’a pas fonctionné.',
  },

  asOne: 'La sélection comme une seule zone',
  compareRegion: 'Comparer et évolution',
  regionNotAvailable: 'Ce chiffre ne peut pas être additionné ni moyenné sur plusieurs zones.',
  regionRefused:
    'Pour cette sélection, le chiffre ne peut pas être montré sans trahir un chiffre masqué.',
  nearest: (added, removed) =>
    `Au plus près de votre sélection : ${added} de plus, ${removed} de moins.`,
  takeNearest: 'Prendre cette sélection',
  regionSize: (surface, perimeter) => `${surface}, périmètre ${perimeter}`,
  sizeApproximate: '(approximatif)',

  profile: profileFr,
  scatter: scatterFr,
  triptych: triptychFr,

  saved: 'Sélections gardées',
  savedHint: 'Uniquement sur cet appareil.',
  saveName: 'Nom de la sélection',
  save: 'Garder',
  savedCount: (count, level) => `${count} · ${level}`,
  rename: (name) => `Renommer ${name}`,
  notSaved: 'Ce navigateur ne permet pas de garder une sélection.',

  selectionLost:
    'La sélection de ce lien date d’une édition plus ancienne qui n’existe plus. Elle ne peut pas être affichée.',
  unknownInLink: (codes) => `Ces zones du lien n’existent plus : ${codes}`,
  otherLevel: (count, areas) => `Votre sélection se compose de ${count} ${areas}.`,
  takeParts: (count, areas) => `Prendre les ${count} ${areas} dedans`,
  takeWhole: (count, areas) => `Prendre ${count} ${areas} entièrement dedans`,
  takeTouched: (count, areas) => `Prendre ${count} ${areas} en partie dedans`,
  backToLevel: (level) => `Retour à : ${level}`,
  noneToTake: 'Rien n’y correspond à ce niveau.',

  compareEmpty: 'Épinglez une zone pour comparer',
  compareHint:
    'Utilisez l’épingle sur la fiche d’une zone, dans la liste ou, avec Maj + Entrée, dans la recherche. Jusqu’à dix zones, de tout niveau.',
  comparePin: (name: string) => `Épingler ${name}`,
  compareViews: { dots: 'Répartition', lines: 'Évolution', bars: 'Barres', table: 'Tableau' },
  compareViewLabel: 'Forme de la comparaison',
  compareKeys: 'T : tableau',
  comparePinned: 'Zones épinglées',
  compareClear: 'Tout retirer',
  compareGrow: 'Agrandir',
  compareShrink: 'Réduire',
  compareEarlier: (name: string) => `Avancer ${name}`,
  compareLater: (name: string) => `Reculer ${name}`,
  compareMove: 'Ordre',
  against: 'Par rapport à',
  againstKinds: {
    none: 'rien',
    parent: (name: string) => `autour : ${name}`,
    parentUnknown: 'la zone qui l’entoure',
    region: (name: string) => name,
    median: (areas: string) => `la valeur médiane des ${areas}`,
  },
  median: (areas: string) => `Médiane des ${areas}`,
  compareArea: 'Zone',
  compareRank: 'Rang',
  compareDifference: (name: string) => `Écart avec ${name}`,
  compareReference: 'Référence',
  points: 'points de pourcentage',
  ranked: (from: string, to: string, of: string, areas: string) =>
    from === to
      ? `${from}${from === '1' ? 'er' : 'e'} de ${of} ${areas}`
      : `${from}${from === '1' ? 'er' : 'e'}–${to}e de ${of} ${areas}`,
  waiting: 'chargement…',
  gone: 'n’existe pas dans cette édition',
  dotsLabel: (areas: string, what: string, when: string) =>
    `Chaque point est l’une des ${areas} : ${what}, ${when}`,
  dotsKey: (areas: string) => `un point par zone : ${areas}`,
  logNote: 'échelle en puissances de dix',
  missingBeside: (list: string) => `Sans valeur : ${list}`,
  linesLabel: (what: string) =>
    `${what} au fil des années. Flèches : une année plus tard ou plus tôt`,
  dashed: 'tirets : prévision',
  hollow: 'signe ouvert : provisoire',
  indexed: (period: string) => `${period} = 100`,
  asIndex: 'En indice',
  noLines: 'Il n’y a pas d’évolution pour ces zones.',

  takeAway: 'Emporter',
  takeAways: { data: 'Données', picture: 'Image', reproduce: 'Reproduire' },
  exportWhat: 'Zones',
  exportSelection: (count) => `La sélection (${count})`,
  exportTopics: 'Sujets',
  exportAddTopic: 'Chercher un autre sujet…',
  periodChoices: {
    shown: (period) => `seulement ${period}`,
    latest: 'la dernière de chaque sujet',
    all: (count) => `toutes (${count})`,
    range: 'de … à …',
  },
  exportFormat: 'Fichier',
  exportShape: 'Forme du tableau',
  shapes: { long: 'long : une ligne par chiffre', wide: 'large : une ligne par zone' },
  exportSeparator: 'Séparateur',
  separators: {
    comma: 'virgule entre les colonnes',
    semicolon: 'point-virgule entre les colonnes',
  },
  exportOutlines: 'Limites',
  geometries: {
    full: 'limites complètes',
    simplified: 'limites simplifiées',
    none: 'sans limites',
  },
  exportCrs: 'Coordonnées',
  exportColumns: 'Colonnes',
  exportColumnsAlways: 'Valeur, statut, raison et marques y sont toujours.',
  columns: {
    margin: 'marge d’erreur (95 %)',
    denominator: 'dénominateur',
    classes: 'classe et couleur',
  },
  exportPlain:
    'Les fichiers contiennent les nombres mêmes, pas l’évolution ou la densité de la carte.',
  exportRows: (count) => `${count} lignes`,
  exportFailed: 'Ce fichier ne peut pas être créé.',
  copyTable: 'Copier le tableau',
  tableCopied: 'Tableau copié. Collez-le dans un tableur.',
  tableNotCopied: 'Ce navigateur ne permet pas de copier.',
  tableStatus: 'Statut',
  download: 'Télécharger',
  downloaded: (size) => `${size} reçus…`,
  downloadDone: (name, size) => `${name} (${size})`,

  pictureHint: 'Ce que vous voyez à l’écran, avec titre, légende, échelle, source et date.',
  pictureKinds: { map: 'Carte', histogram: 'Répartition', trend: 'Évolution' },
  png: 'PNG',
  pngScreen: 'PNG pour l’écran',
  pngPrint: 'PNG pour l’impression',
  svg: 'SVG',
  madeWith: (edition, date) => `Buurtatlas, édition ${edition}, créé le ${date}`,

  reproduceHint:
    'Avec ceci, une autre personne obtient exactement les mêmes chiffres. Le hachage prouve que ce sont les mêmes.',
  pinnedLink: 'Lien qui reste sur cette édition',
  qgisOgc: 'QGIS : connexion OGC API – Features',
  qgisTiles: 'QGIS et MapLibre : tuiles vectorielles (TileJSON)',
  qgisFile: 'QGIS et GDAL : FlatGeobuf par plages',
  manifest: 'Manifeste (JSON)',
  copy: 'Copier',
  copied: 'Copié',
  notCopied: 'Impossible de copier',
  copySnippet: (what) => `Copier : ${what}`,
  pinnedLabel: 'Édition',
  pinnedOlder: (date) => `Vous voyez une édition plus ancienne, du ${date}.`,
  pinnedGone: 'L’édition de ce lien n’existe plus.',
  toCurrent: 'Vers l’édition actuelle',

  sharing: {
    parts: { link: 'Lien', embed: 'Dans une autre page' },
    figures: 'Chiffres',
    newest: 'Des chiffres mis à jour',
    pinned: (date) => `Des chiffres qui ne changent jamais (édition du ${date})`,
    link: 'Lien vers ce que vous voyez',
    title: 'Titre court',
    withApp: 'Partager avec une application',
    print: 'Imprimer sur une feuille',
    shown: 'Autour de la carte',
    embedParts: {
      title: 'Titre',
      legend: 'Légende',
      time: 'Ligne du temps',
      search: 'Champ de recherche',
      interact: 'Bouger et cliquer',
    },
    languages: { nl: 'Néerlandais', fr: 'Français', en: 'Anglais' },
    appearance: 'Affichage',
    appearances: { auto: 'Comme l’appareil du lecteur', light: 'Clair', dark: 'Sombre' },
    height: 'Hauteur en pixels',
    code: 'Code pour votre page',
    preview: 'Aperçu',
    openIn: (atlas) => `Ouvrir dans ${atlas}`,
  },

  oldLink: {
    title: 'Ce lien vient de l’ancienne banque de données. Tout n’existe pas ici :',
    close: 'Fermer le message',
    replaced: {
      indicator: (asked, shown) =>
        `Le sujet « ${asked} » n’existe pas ici. Vous voyez ${shown ?? 'un autre'}.`,
      more: (asked, name) => `Le lien demandait aussi ${name ?? asked}. Cherchez-le en haut.`,
      level: (asked, shown) =>
        shown
          ? `Niveau « ${asked} » : vous voyez ${shown}.`
          : `Le niveau « ${asked} » n’existe pas ici.`,
      area: (asked, shown) =>
        shown
          ? `Zone « ${asked} » : vous voyez ${shown}.`
          : `La zone « ${asked} » n’existe pas ici.`,
      split: (asked, shown) =>
        shown
          ? `Division en « ${asked} » : vous voyez ${shown}.`
          : `La division en « ${asked} » n’est pas possible ici.`,
      compare: (asked, shown) =>
        shown
          ? `Comparaison avec « ${asked} » : vous voyez ${shown}.`
          : `La comparaison avec « ${asked} » n’est pas possible ici.`,
      period: (asked, shown) => `Période « ${asked} » : vous voyez ${shown ?? 'une autre'}.`,
      kept: (asked) => `La présentation ou le rapport « ${asked} » ne se trouve pas sur ce site.`,
    },
  },
};
