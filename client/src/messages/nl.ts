import type { Method } from '../../../server/contract/classify/classify.ts';
import type { Kind, Missing } from '../../../server/contract/classify/kind-of-value.ts';
import type { Side } from '../../../server/contract/classify/pattern.ts';
import type { View } from '../link/views.ts';
import type { Difference, WhyMissing } from './cases.ts';
import type { SliceMessages } from './say-slice.ts';
import type { Sort } from './topic-sort.ts';

/** Every word the screen says, in Dutch. The other languages have the same shape. */
export const nl = {
  title: 'Buurtatlas',
  titleOf: (what: string) => `${what} – Buurtatlas`,
  toHome: 'Naar heel Vlaanderen en Brussel',
  skipLabel: 'Snel naar',
  skipToMap: 'Naar de kaart',
  skipToList: 'Naar de lijst met gebieden',

  searchLabel: 'Zoek een onderwerp of een gebied',
  searchPlaceholder: 'Zoek een onderwerp of een gebied…',
  searchShort: 'Zoeken…',
  searchClear: 'Zoekopdracht wissen',
  searchAreas: 'Gebieden',
  searchTopics: 'Onderwerpen',
  searchThemes: 'Thema’s',
  searchPlaces: 'Plaatsen',
  searchFormer: (context: string, former: string) => `${context} · vroeger ${former}`,
  searchNothing: (query: string) =>
    `Niets gevonden voor “${query}”. Probeer een gemeente, een wijk of een woord als “inwoners”.`,
  searchFailed: 'Zoeken lukt nu niet.',
  searchFound: (count: number) => (count === 1 ? '1 resultaat' : `${count} resultaten`),

  search: {
    recent: 'Onlangs gekozen',
    forget: 'Wis onlangs gekozen',
    try: 'Probeer bijvoorbeeld',
    openGroup: (count: number) => `${count} onderwerpen tonen`,
    closeGroup: (count: number) => `${count} onderwerpen verbergen`,
  },

  /** Between a label and what it labels. */
  colon: ': ',

  language: 'Taal',
  toDark: 'Donkere weergave',
  toLight: 'Lichte weergave',
  share: 'Delen',

  measure: {
    title: 'Hoe gemeten',
    choices: {
      value: 'waarde',
      density: 'per km²',
      per_1000: 'per 1\u202f000 inw.',
      change: 'verandering',
      change_percent: 'in %',
      index: 'index',
    },
    count: 'aantal',
    inUnit: 'in eenheden',
    inPoints: 'in procentpunt',
    how: 'Verandering uitgedrukt',
    titles: {
      density: 'per km²',
      per_1000: 'per 1\u202f000 inwoners',
      change: 'verandering',
      change_percent: 'verandering in %',
      index: 'index',
    },
    made: {
      density: 'Dit is het getal hieronder, gedeeld door de oppervlakte in km².',
      per_1000: 'Dit is het getal hieronder, gedeeld door de inwoners, maal 1\u202f000.',
      change: 'Dit is het getal hieronder, min dat van de eerste periode.',
      change_percent: 'Dit is het getal hieronder tegenover dat van de eerste periode, in procent.',
      index: 'Dit is het getal hieronder, gedeeld door dat van de eerste periode, maal 100.',
    },
  },

  timeline: {
    chart: 'Evolutie',
    middle: (areas: string) => `midden van ${areas}`,
    index: (first: string) => `${first} = 100`,
    speed: 'Snelheid',
    since: 'Vanaf',
    until: 'Tot',
  },

  views: {
    label: 'Weergave van de vraag',
    names: {
      map: 'Kaart',
      two: 'Twee kaarten',
      swipe: 'Schuiven',
      scatter: 'Spreiding',
      triptych: 'Drieluik',
      profile: 'Profiel',
      cube: 'Kubus',
    } satisfies Record<View, string>,
  },

  profile: { open: 'Profiel', alike: 'Gebieden zoals dit' },

  panelLabel: 'Onderwerp en legende',
  openPanel: 'Toon onderwerp en legende',
  closePanel: 'Verberg onderwerp en legende',
  cardLabel: 'Gebied',
  openCard: 'Toon gebied',
  closeCard: 'Verberg gebied',
  topicTab: 'Onderwerp',
  placeTab: 'Gebied',
  sheetHigher: 'Paneel hoger',
  sheetLower: 'Paneel lager',
  sheetHandle: 'Hoogte van het paneel',

  topicWhereWhen: (where: string, when: string) => `${where} · ${when}`,
  inPlace: (levels: string, place: string) => `${levels} in ${place}`,
  allOf: (levels: string) => `Alle ${levels}`,
  definition: 'Uitleg',
  hideDefinition: 'Uitleg sluiten',
  source: 'Bron',
  unit: 'Eenheid',
  formula: 'Berekening',
  licence: 'Licentie',
  code: 'Code',
  thresholdNote: (threshold: string) =>
    `Waarden onder ${threshold} zijn verborgen om privacyredenen.`,
  computedFrom: (levels: string) => `Berekend uit: ${levels}`,
  topics: 'Alle onderwerpen',
  filterTopics: 'Filter onderwerpen…',
  noTopics: 'Geen onderwerp gevonden.',
  topicGone: 'Het onderwerp in deze link bestaat niet meer. Je ziet nu een ander.',
  tree: {
    page: 'Alles over dit cijfer: jaren, niveaus, berekening',
    about: 'Uitleg en bron',
    aboutTopic: (name: string) => `Uitleg en bron: ${name}`,
    sorts: {
      count: 'aantal',
      share: 'aandeel',
      ratio: 'verhouding',
      mean: 'gemiddelde',
      text: 'tekst',
      cube: 'kubus',
      flow: 'stroom',
    } satisfies Record<Sort, string>,
    differences: { age: 'leeftijd', sex: 'geslacht', class: 'klasse' } satisfies Record<
      Difference,
      string
    >,
    group: (what: string, by: string) => `${what} naar ${by}`,
    levelCount: (count: number) => (count === 1 ? '1 niveau' : `${count} niveaus`),
    places: (count: number) => `Staat op ${count} plaatsen:`,
  },

  /** A slice of a cube. */
  slice: {
    and: (names: string[]) => new Intl.ListFormat('nl').format(names),
    upTo: (first: string, last: string) => `${first} t.e.m. ${last}`,
    allBut: (names: string) => `alles behalve ${names}`,
    someOf: (count: string, all: string, level: string) => `${count} van ${all} (${level})`,
  } satisfies SliceMessages,

  level: 'Niveau',
  otherLevels: 'Meer…',
  levelFamilies: {
    gewest: 'Gewest',
    provincie: 'Provincie',
    gemeente: 'Gemeente',
    deelgemeente: 'Deelgemeente',
    ggw7: 'Wijk',
    statsec: 'Sector',
  } as Record<string, string>,
  levels: {
    missing: (level: string) => `Geen cijfers per ${level}.`,
    why: {
      unknown: (levels: string) => `De bron geeft dit alleen per ${levels}.`,
      not_summed: (levels: string) =>
        `De cijfers van kleinere gebieden kunnen niet opgeteld worden. Het bestaat per ${levels}.`,
    } satisfies Record<WhyMissing, (levels: string) => string>,
    drawn: (level: string) => `Je ziet nu ${level}.`,
    take: (level: string) => `Toon per ${level}`,
    none: (level: string) => `${level} – geen cijfers`,
    held: 'Vast',
    follows: 'Volgt de zoom',
    holdHint: 'Klik om dit niveau vast te houden',
    followHint: 'Klik om het niveau de zoom te laten volgen',
    borders: 'Grenzen erover',
    auto: (level: string) => `vanzelf (${level})`,
    autoNone: 'vanzelf (geen)',
    noBorders: 'geen',
  },
  drawing: 'Weergave',
  drawings: {
    areas: 'Vlakken',
    circles: 'Cirkels',
    bivariate: 'Twee samen',
    flows: 'Stromen',
    cartogram: 'Cartogram',
  },
  drawingRefusals: {
    count: 'Alleen voor aantallen: percentages en gemiddelden tellen niet op.',
    rate: 'Alleen voor cijfers die een aandeel of een verhouding zijn.',
    cases: 'Niet bekend over hoeveel gevallen dit cijfer gaat.',
    areas: 'Te veel gebieden op dit niveau.',
    flows: 'Alleen voor verplaatsingen tussen gebieden.',
  },
  countAsAreas: 'Grote gebieden vallen zo meer op. Voor aantallen zijn cirkels eerlijker.',
  circleSizes: 'Grootte van de cirkels',

  legend: 'Legende',
  method: 'Klassen',
  methods: {
    quantile: 'evenveel gebieden',
    equal: 'gelijke stappen',
    natural: 'natuurlijke breuken',
    deviation: 'standaardafwijking',
    logarithmic: 'logaritmisch',
    manual: 'eigen grenzen',
  } satisfies Record<Method, string>,
  classScope: 'Klassen berekend over',
  overAll: (areas: string) => `alle ${areas}`,
  overListed: (place: string) => `enkel in ${place}`,
  classCount: (range: string, count: string) => `${range} – aantal gebieden: ${count}`,
  histogramLabel: (count: string) => `Verdeling van ${count} gebieden`,
  countOf: (areas: string) => `aantal ${areas}`,
  noValues: 'Geen enkel gebied heeft hier een cijfer.',
  statuses: {
    value: 'waarde',
    empty: 'geen gegevens',
    hidden: 'verborgen door de bron',
    not_applicable: 'niet van toepassing',
    unanswered: 'niet opgenomen in de bron',
    suppressed: 'verborgen om de privacy',
    too_few_cases: 'te weinig gevallen om te tonen',
    undefined: 'niet te berekenen: een deel ontbreekt',
  } satisfies Record<Kind, string>,
  statusMarks: {
    value: '',
    empty: 'n.b.',
    hidden: 'x',
    not_applicable: 'nvt',
    unanswered: '?',
    suppressed: '*',
    too_few_cases: '*',
    undefined: '–',
  } satisfies Record<Kind, string>,

  period: 'Jaar',
  play: 'Jaren afspelen',
  pause: 'Pauze',
  forecast: 'raming',
  provisional: 'voorlopig',
  modelled: 'uit een model',
  forecastNote: 'Raming: dit jaar moet nog komen of is nog niet geteld.',
  provisionalNote: 'Voorlopig cijfer: het kan nog veranderen.',
  modelledNote: 'Dit cijfer komt uit een model, niet uit een telling.',
  onlyPeriod: 'Enig beschikbaar jaar',

  startTitle: 'Klik op een gebied of zoek je gemeente',
  startHint: 'Probeer bijvoorbeeld',
  selectLabel: (name: string) => `Kies ${name}`,
  areaReports: 'Rapporten over dit gebied',
  toReports: 'Rapporten, dashboards en verhalen',
  areaPage: 'Pagina van dit gebied',
  deselect: 'Gebied loslaten',
  rank: (rank: string, total: string, areas: string) => `Plaats ${rank} van ${total} ${areas}`,
  since: (period: string) => `sinds ${period}`,
  trend: 'Evolutie',
  trendTable: 'Evolutie als tabel',
  compared: 'Vergeleken met',
  splitInto: 'Splits op in',
  listOf: (count: string, levels: string) => `${count} ${levels}`,
  listIn: (place: string) => `in ${place}`,
  plusUnknown: (count: number) => `+ ${count} zonder plaats op de kaart`,
  name: 'Naam',
  value: 'Waarde',
  sortBy: (column: string) => `Sorteer op ${column}`,
  unknownPlace: 'onbekende locatie, niet op de kaart',
  notDrawn: 'niet op de kaart',
  areaGone: 'Dit gebied bestaat niet in deze editie.',

  locate: {
    button: 'Waar ben ik?',
    thisPlace: 'Op deze plek',
    forget: 'Plek vergeten',
    youAreIn: (names: string[]) => `Deze plek ligt in ${names.join(', ')}.`,
    outside: 'Deze plek ligt niet in Vlaanderen of Brussel.',
    denied:
      'Je browser geeft je plaats niet door. Sta dat toe in de instellingen, of zoek je wijk of gemeente.',
    unavailable:
      'Je plaats kon niet worden bepaald. Zoek je wijk of gemeente, of klik op de kaart.',
    timeout: 'Je plaats bepalen duurde te lang. Probeer opnieuw, of klik op de kaart.',
    unsupported:
      'Deze browser kan je plaats hier niet bepalen. Zoek je wijk of gemeente, of klik op de kaart.',
  },
  privacy: {
    title: 'Privacy',
    cookies: 'Geen cookies, geen volgsysteem, niets van andere sites.',
    place:
      'Je plaats vragen we enkel als je op “Waar ben ik?” drukt. Ze gaat, afgerond op 4 decimalen (ongeveer 10 meter), naar onze server om het gebied te vinden, net als een plek die je op de kaart aanklikt. Ze wordt nergens bewaard.',
    search: 'Wat je zoekt, wordt niet bewaard.',
    address: 'Wat je zoekt, gaat via onze server ook naar een adresdienst, zonder iets over jou.',
    offline: 'Wat je bekijkt, bewaart je eigen toestel om het zonder verbinding te kunnen lezen.',
  },

  summary: {
    ask: 'Beschrijving van de kaart',
    table: 'Verdeling als tabel',
    known: (known: string, areas: string, levels: string) =>
      `${known} van de ${areas} ${levels} hebben een cijfer.`,
    middle: (median: string, low: string, high: string) =>
      `De middelste waarde is ${median}. De helft van de gebieden ligt tussen ${low} en ${high}.`,
    named: (name: string, value: string) => `${name} met ${value}`,
    highest: (list: string) => `Het hoogst: ${list}.`,
    lowest: (list: string) => `Het laagst: ${list}.`,
    slope: (high: string, highShare: string, low: string, lowShare: string) =>
      `Hoge waarden liggen vaker in ${high}: daar zit ${highShare} van de gebieden boven de middelste waarde, in ${low} ${lowShare}.`,
    sides: {
      west: 'het westelijke derde',
      east: 'het oostelijke derde',
      south: 'het zuidelijke derde',
      north: 'het noordelijke derde',
    } satisfies Record<Side, string>,
    missing: (list: string) => `Zonder cijfer: ${list}.`,
  },

  speech: {
    who: (name: string, level: string, around: string | null) =>
      around && around !== name ? `${name}, ${level} in ${around}` : `${name}, ${level}`,
    value: (parts: string[]) => `${parts.join('. ')}.`,
    missing: (who: string, reason: string) => `${who}: geen getal, ${reason}.`,
    ofClass: (at: number, count: number, range: string) => `Klasse ${at} van ${count}: ${range}`,
  },

  path: {
    ask: 'Waar komt dit getal vandaan?',
    askMissing: 'Waarom staat hier geen getal?',
    loaded: (level: string) => `De bron levert dit cijfer zelf, per ${level}.`,
    sum: (count: string, areas: string) => `De som van ${count} ${areas}.`,
    mean: (count: string, areas: string, weight: string) =>
      weight
        ? `Het gemiddelde van ${count} ${areas}, gewogen met: ${weight}.`
        : `Het gewogen gemiddelde van ${count} ${areas}.`,
    same: (level: string) => `Overgenomen van: ${level}.`,
    withFigure: (count: string) => `${count} daarvan hebben een cijfer.`,
    onMap: (share: string) =>
      `${share} van het totaal ligt op de kaart; van de rest is de plaats niet bekend.`,
    predecessor:
      'Overgenomen van het gebied dat hier vroeger lag. Dit cijfer kan niet worden opgeteld.',
    none: 'Er is hier niets om mee te rekenen.',
    before: {
      sum: (level: string, areas: string) =>
        `De cijfers per ${level} zijn zelf opgeteld uit ${areas}.`,
      weighted_mean: (level: string, areas: string) =>
        `De cijfers per ${level} zijn zelf gemiddelden van ${areas}.`,
      formula: (level: string, _areas: string) =>
        `De cijfers per ${level} zijn met een formule berekend.`,
      only_predecessor: (level: string, _areas: string) =>
        `De cijfers per ${level} komen van de gebieden die daar vroeger lagen.`,
    },
    ownFirst: 'Wat de bron zelf levert, gaat voor.',
    formula: 'Berekend met een formule:',
    atLeast: (threshold: string) => `Dit cijfer wordt pas getoond vanaf ${threshold} gevallen.`,
    why: {
      suppressed:
        'Dit getal is verborgen om de privacy van mensen te beschermen: het gaat over heel weinig mensen, of het zou een ander verborgen getal verraden.',
      too_few_cases:
        'Er zijn hier te weinig gevallen voor een betrouwbaar cijfer. Dit is geen bescherming van de privacy.',
      hidden: 'De bron houdt dit cijfer zelf verborgen.',
      unanswered: 'De bron neemt dit gebied niet op.',
      undefined: 'Een deel van de berekening ontbreekt, of er zou door nul gedeeld worden.',
      empty: 'Hier is geen cijfer over bekend.',
      not_applicable: 'Dit kan hier niet voorkomen.',
    } satisfies Record<Missing, string>,
  },

  export: 'Exporteren',
  select: 'Gebieden selecteren',
  selection: 'Selectie',
  selectRow: (name: string) => `Selecteer ${name}`,

  pins: {
    compare: 'Vergelijken',
    close: 'Vergelijken sluiten',
    pin: (name: string) => `Vergelijk ${name}`,
    unpin: (name: string) => `${name} niet meer vergelijken`,
    pinned: (name: string, count: number) => `${name} wordt vergeleken (${count} van 10).`,
    unpinned: (name: string) => `${name} wordt niet meer vergeleken.`,
    full: (count: number) => `Je vergelijkt al ${count} gebieden. Haal er eerst een weg.`,
    searchHint: 'Shift + Enter of Shift + klik: gebied vergelijken',
  },

  breadcrumb: 'Waar je bent',
  siblings: (name: string) => `Andere gebieden naast ${name}`,
  partsOf: (name: string) => `Gebieden in ${name}`,

  map: {
    label: 'Kaart',
    role: 'kaart',
    keys: 'Pijltjes: naar het buurgebied. Enter: opsplitsen. Escape: een stap hoger. + en −: zoomen. Shift met een pijltje: de kaart schuiven.',
    gestures: {
      wheel: 'Houd Ctrl ingedrukt om met het wiel te zoomen',
      mac: 'Houd ⌘ ingedrukt om met het wiel te zoomen',
      touch: 'Schuif de kaart met twee vingers',
    },
    noFurther: 'Verder in deze richting ligt geen gebied.',
    noFiner: 'Dit gebied heeft geen kleinere delen.',
    noCoarser: 'Hoger dan dit gaat niet.',
  },
  zoomIn: 'Inzoomen',
  zoomOut: 'Uitzoomen',
  showAll: 'Alles tonen',
  approximate: 'Benaderende grenzen',
  approximateNote:
    'De grenzen op deze kaart zijn berekend, niet officieel. Van ver kloppen ze; gebruik ze niet om op straatniveau te kijken.',
  mixedNote: 'Een deel van de grenzen op deze kaart is berekend, niet officieel.',
  officialHint:
    'Officiële grenzen laadt de beheerder met één opdracht: npm run sources -- statbel.',
  landCredit: 'Buurlanden: Natural Earth',
  mapRefused:
    'Je browser kan de kaart niet tekenen (WebGL staat uit). Legende, lijst en cijfers werken wel.',
  mapLoading: 'Kaart laden…',

  loading: 'Laden…',
  offline: 'Geen verbinding. Je ziet wat je eerder bekeek.',
  retry: 'Opnieuw proberen',
  failed: 'Dit lukte niet.',
  failedOffline: 'Geen verbinding met de server.',
  failedValues: 'De cijfers konden niet geladen worden.',
  announce: (what: string, where: string, when: string) => `${what}, ${where}, ${when}`,
};

export type Messages = typeof nl;
