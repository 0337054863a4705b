import type { Language } from '../../../geodata/model/model.ts';
import type { Overlap } from '../geometry/overlaps.ts';
import type { Mode } from '../link/area-set.ts';
import type { Share } from '../link/cross-key.ts';
import type { EmbedPart } from '../link/embed-parts.ts';
import type { Replacement } from '../link/replacements.ts';
import type { Appearance } from '../link/url-state.ts';
import type { Comparison, Sharing, TakeAway, Tool } from './cases.ts';
import { profileNl } from './profile-nl.ts';
import { scatterNl } from './scatter-nl.ts';
import { triptychNl } from './triptych-nl.ts';

/** What is said by parts of the screen that load when first asked for, in Dutch. */
export const lazyNl = {
  close: 'Sluiten',
  cancel: 'Stoppen',
  working: 'Bezig…',
  remove: (what: string) => `Verwijder ${what}`,

  publication: {
    note: 'Deze atlas bestaat uit bestanden, zonder server. Eigen gebieden, alle cijfers van een gebied naast elkaar, veranderingen tussen jaren, doorsneden van kubussen, “Waar ben ik?” en bestanden op maat vragen een server en staan hier niet.',
    file: 'Alle jaren van dit onderwerp op dit niveau (CSV)',
    none: 'Voor dit onderwerp is er op dit niveau geen bestand.',
  },

  picker: {
    choose: 'Kies een onderwerp',
    filter: 'Filter onderwerpen…',
    notHere: 'niet op dit niveau',
    nothing: 'Geen onderwerp gevonden.',
    more: (count: number) => `En nog ${count}. Typ om te zoeken.`,
    period: 'Periode',
    lacksLevel:
      'Dit onderwerp heeft geen cijfers op dit niveau. Kies een ander onderwerp of niveau.',
  },

  splitMap: {
    second: 'Tweede kaart: onderwerp',
    secondMap: (what: string, when: string) => `Tweede kaart: ${what}, ${when}`,
    firstPeriod: 'Periode van de eerste kaart',
    secondPeriod: 'Periode van de tweede kaart',
    forms: 'Vorm van de twee kaarten',
    beside: 'Naast elkaar',
    onTop: 'Over elkaar, met een schuif',
    together: 'Samen in één kaart',
    swap: 'Verwissel de kaarten',
    cut: 'Schuif tussen de kaarten',
    cutAt: (share: string) => `${share} van links toont de eerste kaart`,
    oneLegendNote: 'Eén legende voor beide kaarten: dezelfde kleur is dezelfde waarde.',
  },

  pairs: {
    withTopic: 'Samen met',
    label: (first: string, second: string) => `${first} en ${second}`,
    cell: (first: string, second: string, count: string) => `${first}; ${second}: ${count}`,
    thirdsNote:
      'Elk onderwerp is verdeeld in drie groepen met ongeveer evenveel gebieden: laag, midden en hoog.',
    apart: 'Naast elkaar op twee kaarten',
  },

  cube: {
    exportWhole: 'Met andere onderwerpen erbij gaat de hele kubus mee, niet de gekozen doorsnede.',
    table: 'Kruistabel',
    pyramid: 'Bevolkingspiramide',
    pyramidTable: 'Piramide als tabel',
    inPercent: 'in %',
    inCounts: 'aantallen',
    toView: 'Kruistabel en piramide',
    swap: 'Wissel rijen en kolommen',
    numbers: 'Getallen',
    oneDimension: 'Deze kubus heeft maar één indeling: er valt niets te kruisen.',
    chooseArea: 'Kies een gebied op de kaart of in de lijst hieronder.',
    uneven: 'Let op: de klassen zijn niet even breed.',
    allCellsHidden:
      'Alle cellen zijn hier verborgen om de privacy: samen zouden ze een klein getal verraden. Kies bredere klassen, een groter gebied of andere dimensies.',
    whyHidden:
      'Een verborgen cel gaat over heel weinig mensen, of zou een ander verborgen getal verraden. Totalen staan op zich.',
    outline: (name: string) => `omtrek: verdeling van ${name}`,
    onMap: (name: string) => `Toon ${name} op de kaart`,
    standIn: (level: string, name: string) => `Per ${level} zijn er geen cijfers. Je ziet ${name}.`,
    missingCells: (kind: string, count: string, all: string) =>
      `${kind}: ${count} van ${all} cellen`,
    broader: (count: string) => `Toon ${count} bredere klassen`,
    pyramidLabel: (name: string, period: string) =>
      `Piramide van ${name}, ${period}. Pijltjes omhoog en omlaag lezen de klassen`,
    axes: { rows: 'Rijen', columns: 'Kolommen' },
    shares: {
      none: 'aantallen',
      row: '% van de rij',
      column: '% van de kolom',
      total: '% van het totaal',
    } satisfies Record<Share, string>,
    title: 'Wie of wat telt mee',
    reset: 'Alles meetellen',
    everything: 'alles',
    levelOf: (dimension: string) => `Indeling van ${dimension}`,
    countOf: (count: string, all: string) => `${count} van ${all} gekozen`,
    all: 'Alles',
    none: 'Niets',
    search: (level: string) => `Zoek in ${level.toLowerCase()}…`,
    chooseOne: 'Niets gekozen: de kaart toont nog de vorige keuze. Vink minstens één vakje aan.',
    rangeHint: 'Sleep over de vakjes, of klik met Shift, voor een reeks.',
    total: 'totaal',
    noSum: 'Deze cijfers kunnen niet worden opgeteld: kies er één.',
    allHidden: (all: string, areas: string) =>
      `Alle ${all} ${areas} zijn verborgen om de privacy: het gaat om heel weinig mensen, of het zou een ander verborgen getal verraden.`,
    hidden: (hidden: string, all: string, areas: string) =>
      `${hidden} van de ${all} ${areas} zijn verborgen om de privacy.`,
    showMore: 'Kies meer items of laat een dimensie weg om meer te zien.',
  },

  tools: 'Gereedschap om te selecteren',
  toolNames: {
    click: 'Klik gebieden aan',
    box: 'Rechthoek',
    lasso: 'Lasso',
    polygon: 'Veelhoek',
    radius: 'Cirkel',
    line: 'Langs een lijn',
  } satisfies Record<Tool, string>,
  toolHints: {
    click: 'Klik op gebieden. Nog eens klikken haalt ze weg.',
    box: 'Sleep over de kaart.',
    lasso: 'Teken rond de gebieden.',
    polygon: 'Klik de hoeken aan. Dubbelklik of Enter sluit.',
    radius: 'Sleep vanuit het midden.',
    line: 'Klik de punten aan. Dubbelklik of Enter stopt.',
  } satisfies Record<Tool, string>,
  escapeHint: 'Esc legt het gereedschap weg.',
  finishShape: 'Klaar',
  modeLabel: 'Wat gevonden wordt',
  modes: {
    new: 'Vervangt de selectie',
    add: 'Komt erbij',
    subtract: 'Gaat eraf',
    intersect: 'Alleen wat in beide zit',
  } satisfies Record<Mode, string>,
  modeShort: {
    new: 'Nieuw',
    add: 'Erbij',
    subtract: 'Eraf',
    intersect: 'Overlap',
  } satisfies Record<Mode, string>,
  overlapLabel: 'Gebied telt mee',
  overlaps: {
    centre: 'als zijn midden erin ligt',
    any: 'als een stukje erin ligt',
    half: 'als de helft erin ligt',
  } satisfies Record<Overlap, string>,

  nothingSelected: 'Nog niets geselecteerd',
  nothingHint:
    'Teken op de kaart, vink gebieden aan in de lijst of gebruik een van de knoppen hieronder. Met Shift of Ctrl klik je er ook een gebied bij.',
  someSelected: (count: string, areas: string) => `${count} ${areas}`,
  stop: 'Selecteren stoppen',
  selectAll: 'Alles',
  invert: 'Omkeren',
  clear: 'Wissen',
  zoomTo: 'Zoom',
  keepSelection: 'Bewaren',
  listed: 'In de lijst',
  listSelected: 'Geselecteerd',
  listAll: 'Alle',
  findMore: 'Gebieden zoeken',
  ways: {
    neighbours: 'Buren erbij',
    within: 'Binnen een gebied',
    value: 'Op waarde',
    top: 'Hoogste of laagste',
    codes: 'Codes plakken',
    file: 'Bestand',
  },
  noneFound: 'Niets gevonden.',
  addFound: 'Selecteren',

  withinLevel: 'Niveau',
  withinArea: 'Gebied',
  criteriaJoin: 'Voldoet aan',
  joins: { all: 'alle voorwaarden', any: 'minstens één voorwaarde' },
  criterion: (number: number) => `Voorwaarde ${number}`,
  indicator: 'Onderwerp',
  comparison: 'Vergelijking',
  comparisons: {
    atLeast: 'minstens',
    atMost: 'hoogstens',
    between: 'tussen',
    missing: 'zonder cijfer',
  } satisfies Record<Comparison, string>,
  valueFrom: 'Van',
  valueTo: 'Tot',
  addCriterion: 'Nog een voorwaarde',
  topCount: 'Hoeveel',
  topKinds: { highest: 'hoogste', lowest: 'laagste' },
  topOf: 'Uit',
  topOfAll: 'het hele niveau',
  topOfListed: (place: string) => `gebieden in ${place}`,
  codesLabel: 'Codes of namen',
  codesHint: 'Met komma, spatie of op aparte regels.',
  codesUnknown: (count: number) =>
    count === 1
      ? '1 code is niet bekend op dit niveau:'
      : `${count} codes zijn niet bekend op dit niveau:`,
  fileLabel: 'Kies een bestand met codes of vormen',
  fileHint:
    'CSV, GeoJSON, FlatGeobuf of een ZIP met een shapefile. Het bestand blijft op je toestel en wordt niet verstuurd.',
  fileFound: (shapes: string, areas: string) =>
    `${shapes} vormen gelezen, ${areas} gebieden gevonden.`,
  fileReprojected: 'De coördinaten zijn omgezet naar lengte en breedte.',
  fileTrouble: {
    'no shapes': 'In dit bestand staan geen vormen.',
    'not readable': 'Dit bestand kan niet gelezen worden.',
    'no shapefile': 'In deze ZIP zit geen .shp-bestand.',
    'too large': 'Dit bestand is te groot (meer dan 200 MB).',
    where: 'Het coördinatenstelsel van dit bestand is niet bekend.',
    failed: 'Dit lukte niet.',
  } as Record<string, string>,

  asOne: 'De selectie als één gebied',
  compareRegion: 'Vergelijken en evolutie',
  regionNotAvailable: 'Dit cijfer kan niet worden opgeteld of gemiddeld over meerdere gebieden.',
  regionRefused:
    'Voor deze selectie kan het cijfer niet getoond worden zonder een verborgen getal te verraden.',
  nearest: (added: string, removed: string) =>
    `Dichtst bij je selectie: ${added} erbij, ${removed} eraf.`,
  takeNearest: 'Neem die selectie',
  regionSize: (surface: string, perimeter: string) => `${surface}, omtrek ${perimeter}`,
  sizeApproximate: '(benaderend)',

  profile: profileNl,
  scatter: scatterNl,
  triptych: triptychNl,

  saved: 'Bewaarde selecties',
  savedHint: 'Staan alleen op dit toestel.',
  saveName: 'Naam van de selectie',
  save: 'Bewaar',
  savedCount: (count: string, level: string) => `${count} · ${level}`,
  rename: (name: string) => `Andere naam voor ${name}`,
  notSaved: 'Bewaren lukt niet in deze browser.',

  selectionLost:
    'De selectie in deze link is gemaakt in een oudere editie die er niet meer is. Ze kan niet getoond worden.',
  unknownInLink: (codes: string) => `Deze gebieden uit de link bestaan niet meer: ${codes}`,
  otherLevel: (count: string, areas: string) => `Je selectie bestaat uit ${count} ${areas}.`,
  takeParts: (count: string, areas: string) => `Neem de ${count} ${areas} erin`,
  takeWhole: (count: string, areas: string) => `Neem ${count} ${areas} die er volledig in liggen`,
  takeTouched: (count: string, areas: string) => `Neem ${count} ${areas} die er deels in liggen`,
  backToLevel: (level: string) => `Terug naar ${level}`,
  noneToTake: 'Op dit niveau komt er niets mee overeen.',

  compareEmpty: 'Zet een gebied vast om te vergelijken',
  compareHint:
    'Gebruik de speld bij een gebied, in de lijst of, met Shift + Enter, in het zoekvak. Tot tien gebieden, van elk niveau.',
  comparePin: (name: string) => `Zet ${name} vast`,
  compareViews: { dots: 'Verdeling', lines: 'Evolutie', bars: 'Staven', table: 'Tabel' },
  compareViewLabel: 'Vorm van de vergelijking',
  compareKeys: 'T: tabel',
  comparePinned: 'Vastgezette gebieden',
  compareClear: 'Alles wissen',
  compareGrow: 'Groter',
  compareShrink: 'Kleiner',
  compareEarlier: (name: string) => `${name} naar voren`,
  compareLater: (name: string) => `${name} naar achteren`,
  compareMove: 'Volgorde',
  against: 'Tegenover',
  againstKinds: {
    none: 'niets',
    parent: (name: string) => `omliggend: ${name}`,
    parentUnknown: 'het omliggende gebied',
    region: (name: string) => name,
    median: (areas: string) => `de middelste van alle ${areas}`,
  },
  median: (areas: string) => `Middelste van alle ${areas}`,
  compareArea: 'Gebied',
  compareRank: 'Plaats',
  compareDifference: (name: string) => `Verschil met ${name}`,
  compareReference: 'Referentie',
  points: 'procentpunt',
  ranked: (from: string, to: string, of: string, areas: string) =>
    from === to ? `${from}e van ${of} ${areas}` : `${from}e–${to}e van ${of} ${areas}`,
  waiting: 'laden…',
  gone: 'bestaat niet in deze editie',
  dotsLabel: (areas: string, what: string, when: string) =>
    `Elk punt is een van de ${areas}: ${what}, ${when}`,
  dotsKey: (areas: string) => `elk punt een van de ${areas}`,
  logNote: 'schaal in machten van tien',
  missingBeside: (list: string) => `Zonder waarde: ${list}`,
  linesLabel: (what: string) => `${what} door de jaren. Pijltjes: een jaar verder of terug`,
  dashed: 'streepjes: raming',
  hollow: 'open teken: voorlopig',
  indexed: (period: string) => `${period} = 100`,
  asIndex: 'Als index',
  noLines: 'Voor deze gebieden is er geen evolutie.',

  takeAway: 'Meenemen',
  takeAways: { data: 'Gegevens', picture: 'Beeld', reproduce: 'Opnieuw maken' } satisfies Record<
    TakeAway,
    string
  >,
  exportWhat: 'Gebieden',
  exportSelection: (count: string) => `De selectie (${count})`,
  exportTopics: 'Onderwerpen',
  exportAddTopic: 'Nog een onderwerp zoeken…',
  periodChoices: {
    shown: (period: string) => `alleen ${period}`,
    latest: 'het laatste van elk onderwerp',
    all: (count: number) => `alle (${count})`,
    range: 'van … tot …',
  },
  exportFormat: 'Bestand',
  exportShape: 'Vorm van de tabel',
  shapes: { long: 'lang: een rij per cijfer', wide: 'breed: een rij per gebied' },
  exportSeparator: 'Scheidingsteken',
  separators: { comma: 'komma tussen kolommen', semicolon: 'puntkomma tussen kolommen' },
  exportOutlines: 'Grenzen',
  geometries: {
    full: 'volledige grenzen',
    simplified: 'vereenvoudigde grenzen',
    none: 'zonder grenzen',
  },
  exportCrs: 'Coördinaten',
  exportColumns: 'Kolommen',
  exportColumnsAlways: 'Waarde, status, reden en kenmerken staan er altijd bij.',
  columns: {
    margin: 'foutenmarge (95 %)',
    denominator: 'noemer',
    classes: 'klasse en kleur',
  },
  exportPlain:
    'Bestanden bevatten de getallen zelf, niet de verandering of de dichtheid op de kaart.',
  exportRows: (count: string) => `${count} rijen`,
  exportFailed: 'Dit bestand kan niet gemaakt worden.',
  copyTable: 'Kopieer de tabel',
  tableCopied: 'Tabel gekopieerd. Plak ze in een rekenblad.',
  tableNotCopied: 'Kopiëren lukt niet in deze browser.',
  tableStatus: 'Status',
  download: 'Downloaden',
  downloaded: (size: string) => `${size} ontvangen…`,
  downloadDone: (name: string, size: string) => `${name} (${size})`,

  pictureHint: 'Wat je nu op het scherm ziet, met titel, legende, schaal, bron en datum.',
  pictureKinds: { map: 'Kaart', histogram: 'Verdeling', trend: 'Evolutie' },
  png: 'PNG',
  pngScreen: 'PNG voor het scherm',
  pngPrint: 'PNG voor druk',
  svg: 'SVG',
  madeWith: (edition: string, date: string) => `Buurtatlas, editie ${edition}, gemaakt op ${date}`,

  reproduceHint:
    'Hiermee krijgt iemand anders precies dezelfde cijfers. De hash bewijst dat het dezelfde zijn.',
  pinnedLink: 'Link die bij deze editie blijft',
  qgisOgc: 'QGIS: verbinding OGC API – Features',
  qgisTiles: 'QGIS en MapLibre: vectortegels (TileJSON)',
  qgisFile: 'QGIS en GDAL: FlatGeobuf met bereik',
  manifest: 'Manifest (JSON)',
  copy: 'Kopieer',
  copied: 'Gekopieerd',
  notCopied: 'Kopiëren lukt niet',
  copySnippet: (what: string) => `Kopieer: ${what}`,
  pinnedLabel: 'Editie',
  pinnedOlder: (date: string) => `Je ziet een oudere editie, van ${date}.`,
  pinnedGone: 'De editie van deze link is er niet meer.',
  toCurrent: 'Naar de huidige editie',

  sharing: {
    parts: { link: 'Link', embed: 'In een andere pagina' } satisfies Record<Sharing, string>,
    figures: 'Cijfers',
    newest: 'Cijfers die worden bijgewerkt',
    pinned: (date: string) => `Cijfers die nooit veranderen (editie van ${date})`,
    link: 'Link naar wat je nu ziet',
    title: 'Korte titel',
    withApp: 'Delen met een app',
    print: 'Afdrukken op één blad',
    shown: 'Rond de kaart',
    embedParts: {
      title: 'Titel',
      legend: 'Legende',
      time: 'Tijdlijn',
      search: 'Zoekvak',
      interact: 'Bewegen en aanklikken',
    } satisfies Record<EmbedPart, string>,
    languages: { nl: 'Nederlands', fr: 'Frans', en: 'Engels' } satisfies Record<Language, string>,
    appearance: 'Weergave',
    appearances: {
      auto: 'Zoals het toestel van de lezer',
      light: 'Licht',
      dark: 'Donker',
    } satisfies Record<Appearance, string>,
    height: 'Hoogte in pixels',
    code: 'Code voor je pagina',
    preview: 'Zo ziet het eruit',
    openIn: (atlas: string) => `Openen in ${atlas}`,
  },

  oldLink: {
    title: 'Deze link komt van de vroegere databank. Niet alles bestaat hier:',
    close: 'Melding sluiten',
    replaced: {
      indicator: (asked: string, shown: string | null) =>
        `Onderwerp “${asked}” is hier niet. Je ziet ${shown ?? 'een ander'}.`,
      more: (asked: string, name: string | null) =>
        `De link vroeg ook ${name ?? asked}. Zoek het bovenaan.`,
      level: (asked: string, shown: string | null) =>
        shown ? `Niveau “${asked}”: je ziet ${shown}.` : `Niveau “${asked}” is hier niet.`,
      area: (asked: string, shown: string | null) =>
        shown ? `Gebied “${asked}”: je ziet ${shown}.` : `Gebied “${asked}” is hier niet.`,
      split: (asked: string, shown: string | null) =>
        shown
          ? `Opsplitsing in “${asked}”: je ziet ${shown}.`
          : `Opsplitsen in “${asked}” kan hier niet.`,
      compare: (asked: string, shown: string | null) =>
        shown
          ? `Vergelijking met “${asked}”: je ziet ${shown}.`
          : `Vergelijken met “${asked}” kan hier niet.`,
      period: (asked: string, shown: string | null) =>
        `Periode “${asked}”: je ziet ${shown ?? 'een andere'}.`,
      kept: (asked: string) =>
        `De bewaarde presentatie of het rapport “${asked}” staat niet op deze site.`,
    } satisfies Record<Replacement['what'], (asked: string, shown: string | null) => string>,
  },
};

export type LazyMessages = typeof lazyNl;
