import type { Words } from './nl.ts';

export const en: Words = {
  title: 'Buurtatlas',
  titleOf: (what) => `${what} – Buurtatlas`,
  toHome: 'To all of Flanders and Brussels',
  skipLabel: 'Skip to',
  skipToMap: 'Go to the map',
  skipToList: 'Skip to the list of areas',

  searchLabel: 'Search a topic or an area',
  searchPlaceholder: 'Search a topic or an area…',
  searchShort: 'Search…',
  searchClear: 'Clear search',
  searchAreas: 'Areas',
  searchTopics: 'Topics',
  searchThemes: 'Themes',
  searchPlaces: 'Places',
  searchFormer: (context, former) => `${context} · formerly ${former}`,
  searchNothing: (query) =>
    `Nothing found for “${query}”. Try a municipality, a neighbourhood or a word like “inhabitants”.`,
  searchFailed: 'Search does not work right now.',
  searchFound: (count) => (count === 1 ? '1 result' : `${count} results`),

  /** Between a label and what it labels. */
  colon: ': ',

  language: 'Language',
  toDark: 'Dark appearance',
  toLight: 'Light appearance',
  share: 'Share',
  linkCopied: 'Link copied',
  linkNotCopied: 'Copy the link from the address bar',

  panelLabel: 'Topic and legend',
  openPanel: 'Show topic and legend',
  closePanel: 'Hide topic and legend',
  cardLabel: 'Area',
  openCard: 'Show area',
  closeCard: 'Hide area',
  topicTab: 'Topic',
  placeTab: 'Area',
  sheetHigher: 'Panel up',
  sheetLower: 'Panel down',
  sheetHandle: 'Height of the panel',

  topicWhereWhen: (where, when) => `${where} · ${when}`,
  inPlace: (levels, place) => `${levels} in ${place}`,
  allOf: (levels) => `All ${levels}`,
  definition: 'Definition',
  hideDefinition: 'Close definition',
  source: 'Source',
  unit: 'Unit',
  formula: 'Calculation',
  licence: 'Licence',
  code: 'Code',
  thresholdNote: (threshold) => `Values below ${threshold} are hidden for privacy.`,
  computedFrom: (levels) => `Computed from: ${levels}`,
  topics: 'All topics',
  filterTopics: 'Filter topics…',
  noTopics: 'No topic found.',
  topicGone: 'The topic in this link no longer exists. You now see another one.',

  level: 'Level',
  otherLevels: 'More…',
  levelFamilies: {
    gewest: 'Region',
    provincie: 'Province',
    gemeente: 'Municipality',
    deelgemeente: 'Sub-municipality',
    ggw7: 'Neighbourhood',
    statsec: 'Sector',
  },
  drawing: 'Display',
  asAreas: 'Areas',
  asCircles: 'Circles',
  countAsAreas: 'This makes large areas stand out. For counts, circles are more honest.',
  circleSizes: 'Size of the circles',

  legend: 'Legend',
  method: 'Classes',
  methods: {
    quantile: 'as many areas each',
    equal: 'equal steps',
    natural: 'natural breaks',
    deviation: 'standard deviation',
    logarithmic: 'logarithmic',
    manual: 'own breaks',
  },
  over: 'Classes computed over',
  overAll: (areas) => `all ${areas}`,
  overListed: (place) => `only in ${place}`,
  classCount: (range, count) => `${range} – number of areas: ${count}`,
  histogramLabel: (count) => `Distribution of ${count} areas`,
  countOf: (areas) => `number of ${areas}`,
  noValues: 'No area has a figure here.',
  statuses: {
    value: 'value',
    empty: 'no data',
    hidden: 'hidden by the source',
    not_applicable: 'not applicable',
    unanswered: 'not covered by the source',
    suppressed: 'hidden for privacy',
    too_few_cases: 'too few cases to show',
    undefined: 'cannot be computed: a part is missing',
  },
  statusMarks: {
    value: '',
    empty: 'n/a',
    hidden: 'x',
    not_applicable: '∅',
    unanswered: '?',
    suppressed: '*',
    too_few_cases: '*',
    undefined: '–',
  },

  period: 'Year',
  play: 'Play the years',
  pause: 'Pause',
  forecast: 'forecast',
  provisional: 'provisional',
  modelled: 'modelled',
  forecastNote: 'Forecast: this year is still to come or not counted yet.',
  provisionalNote: 'Provisional figure: it may still change.',
  modelledNote: 'This figure comes out of a model, not a count.',
  onlyPeriod: 'Only year available',

  startTitle: 'Click an area or search your municipality',
  startHint: 'Try for instance',
  selectLabel: (name) => `Choose ${name}`,
  areaPage: 'Page of this area',
  deselect: 'Let go of area',
  rank: (rank, total, areas) => `Rank ${rank} of ${total} ${areas}`,
  since: (period) => `since ${period}`,
  trend: 'Over time',
  trendTable: 'Trend as a table',
  compared: 'Compared with',
  splitInto: 'Split into',
  listOf: (count, levels) => `${count} ${levels}`,
  listIn: (place) => `in ${place}`,
  plusUnknown: (count) => `+ ${count} without a place on the map`,
  name: 'Name',
  value: 'Value',
  sortBy: (column) => `Sort by ${column}`,
  unknownPlace: 'unknown location, not on the map',
  notDrawn: 'not on the map',
  areaGone: 'This area does not exist in this edition.',

  locate: {
    button: 'Where am I?',
    thisPlace: 'At this place',
    forget: 'Forget this place',
    youAreIn: (names) => `This place lies in ${names.join(', ')}.`,
    outside:
      'This place is not in Flanders or Brussels.',
    denied:
      'Your browser does not tell your position. Allow it in the settings, or search for your neighbourhood or municipality.',
    unavailable:
      'Your position could not be determined. Search for your neighbourhood or municipality, or click on the map.',
    timeout:
      'Finding your position took too long. Try again, or click on the map.',
    unsupported:
      'This browser cannot find your position here. Search for your neighbourhood or municipality, or click on the map.',
  },
  privacy: {
    title:
      'Privacy',
    cookies:
      'No cookies, no tracking, nothing from other sites.',
    place:
      'We ask for your position only when you press “Where am I?”. Rounded to 4 decimals (about 10 metres), it goes to our server to find the area, as does a place you click on the map. It is kept nowhere.',
    search:
      'What you search for is not kept.',
    address:
      'What you search for also goes, through our server, to an address service, with nothing about you.',
    offline:
      'Your own device keeps what you look at, so that you can read it without a connection.',
  },

  summary: {
    ask: 'The map in words',
    table: 'Distribution as a table',
    known: (known, areas, levels) => `${known} of the ${areas} ${levels} have a figure.`,
    middle: (median, low, high) =>
      `The middle value is ${median}. Half of the areas lie between ${low} and ${high}.`,
    named: (name, value) => `${name} with ${value}`,
    highest: (list) => `Highest: ${list}.`,
    lowest: (list) => `Lowest: ${list}.`,
    slope: (high, highShare, low, lowShare) =>
      `High values are more common in ${high}: ${highShare} of the areas there are above the middle value, in ${low} ${lowShare}.`,
    sides: {
      west: 'the western third',
      east: 'the eastern third',
      south: 'the southern third',
      north: 'the northern third',
    },
    missing: (list) => `Without a figure: ${list}.`,
  },

  speech: {
    who: (name, level, around) =>
      around && around !== name ? `${name}, ${level} in ${around}` : `${name}, ${level}`,
    value: (parts) => `${parts.join('. ')}.`,
    missing: (who, reason) => `${who}: no figure, ${reason}.`,
    ofClass: (at, count, range) => `Class ${at} of ${count}: ${range}`,
  },

  path: {
    ask: 'Where does this number come from?',
    askMissing: 'Why is there no number here?',
    loaded: (level) => `The source itself gives this figure, per ${level}.`,
    sum: (count, areas) => `The sum of ${count} ${areas}.`,
    mean: (count, areas, weight) =>
      weight
        ? `The mean of ${count} ${areas}, weighted by: ${weight}.`
        : `The weighted mean of ${count} ${areas}.`,
    same: (level) => `Taken over from: ${level}.`,
    withFigure: (count) => `${count} of them have a figure.`,
    onMap: (share) => `${share} of the total lies on the map; where the rest lies is not known.`,
    predecessor: 'Taken over from the area that lay here before. This figure cannot be added up.',
    formula: 'Computed with a formula:',
    atLeast: (threshold) => `This figure is shown only from ${threshold} cases.`,
    why: {
      suppressed:
        'This number is hidden to protect people’s privacy: it is about very few people, or it would give away another hidden number.',
      too_few_cases:
        'There are too few cases here for a reliable figure. This is not about privacy.',
      hidden: 'The source itself hides this figure.',
      unanswered: 'The source does not cover this area.',
      undefined: 'A part of the calculation is missing, or it would divide by zero.',
      empty: 'No figure is known here.',
      not_applicable: 'This cannot occur here.',
    },
  },

  export: 'Export',
  select: 'Select areas',
  selection: 'Selection',
  selectRow: (name) => `Select ${name}`,

  pins: {
    compare: 'Compare',
    close: 'Close comparison',
    pin: (name: string) => `Compare ${name}`,
    unpin: (name: string) => `Stop comparing ${name}`,
    pinned: (name: string, count: number) => `${name} is compared (${count} of 10).`,
    unpinned: (name: string) => `${name} is no longer compared.`,
    full: (count: number) => `You are comparing ${count} areas already. Remove one first.`,
    searchHint: 'Shift + Enter or Shift + click: compare the area',
  },

  breadcrumb: 'Where you are',
  siblings: (name) => `Other areas beside ${name}`,
  partsOf: (name) => `Areas in ${name}`,

  map: {
    label: 'Map',
    role: 'map',
    keys: 'Arrows: neighbouring area. Enter: split up. Escape: one step up. + and −: zoom. Shift with an arrow: move the map.',
    gestures: {
      wheel: 'Hold Ctrl to zoom with the wheel',
      mac: 'Hold ⌘ to zoom with the wheel',
      touch: 'Move the map with two fingers',
    },
    noFurther: 'There is no area further in this direction.',
    noFiner: 'This area has no smaller parts.',
    noCoarser: 'There is nothing above this.',
  },
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show all',
  approximate: 'Approximate boundaries',
  approximateNote:
    'The boundaries on this map are computed, not official. They are right from afar; do not use them at street level.',
  mixedNote: 'Some of the boundaries on this map are computed, not official.',
  landCredit: 'Neighbouring countries: Natural Earth',
  mapRefused: 'Your browser cannot draw the map (WebGL is off). Legend, list and figures do work.',
  mapLoading: 'Loading map…',

  loading: 'Loading…',
  offline: 'No connection. You are seeing what you looked at before.',
  retry: 'Try again',
  failed: 'This did not work.',
  failedOffline: 'No connection to the server.',
  failedValues: 'The figures could not be loaded.',
  announce: (what, where, when) => `${what}, ${where}, ${when}`,
};
