import { formatNumber } from '../../contract/numbers.ts';
import type { Flag } from '../figures/figures.ts';

/** A name in running text, in the three forms that sentences need. */
export type Grammar = { bare: string; in: string; of: string };

const NEUTER = new Set(['gewest', 'arrondissement', 'gebied']);

/** Every word of reports, dashboards and stories, in Dutch. The other languages have the same shape. */
export const nl = {
  reports: 'Rapporten',
  reportsAbout: 'Cijfers met uitleg, voor elk gebied. Kies een rapport, en dan een gebied.',
  dashboards: 'Dashboards',
  stories: 'Verhalen',
  forLevels: (levels: string) => `Voor ${levels}`,
  read: 'Lees dit rapport voor',
  chooseArea: 'Kies een gebied',
  areaLabel: 'Naam of code van een gebied',
  show: 'Toon',
  noSuchArea: (query: string) =>
    `Geen gebied gevonden voor “${query}” waarvoor dit rapport bestaat.`,
  found: (query: string) => `Gevonden voor “${query}”`,
  examples: 'Begin met een groot gebied',
  settings: 'Gebied, vergelijking en periode',
  otherArea: 'Een ander gebied',
  compareWith: 'Vergelijk met',
  comparison: {
    parents: 'de gebieden eromheen',
    similar: 'gebieden die erop lijken',
    none: 'niets',
    areas: 'gekozen gebieden',
  },
  periodLabel: 'Tot en met',
  latest: 'het recentste cijfer',
  aroundHere: 'Ook voor de gebieden waarin dit ligt',
  comparedTo: (names: string) => `Vergeleken met ${names}.`,
  comparedToNothing: 'Zonder vergelijking.',
  noParents: 'Er is geen gebied waarmee dit als geheel te vergelijken is.',
  contents: 'Inhoud',
  allAbout: (name: string) => `Alles over ${name}`,
  unknownPortalReport: (link: string) =>
    `Het rapport “${link}” van het vroegere portaal heeft hier geen opvolger. Deze rapporten zijn er wel.`,
  onThisPage: 'Op deze pagina',
  toArea: 'Alles over dit gebied',
  toMap: 'Op de kaart',
  inReports: 'Rapporten over dit gebied',
  permalink: 'Adres van deze pagina',
  printed: (date: string, edition: string) => `Cijfers gepubliceerd op ${date}, editie ${edition}.`,
  onlyDutch: 'Deze tekst bestaat alleen in het Nederlands.',
  otherLanguage: 'in het Nederlands',
  missingTitle: 'Deze pagina kennen we niet',
  missingAbout: (name: string) => `Er is geen pagina met de naam “${name}”.`,
  refusedTitle: 'Dit rapport kan hier niet getoond worden',
  unknownArea: (level: string, code: string) => `Er is geen ${level} met de code “${code}”.`,
  unknownLevel: (level: string) => `Er is geen soort gebied dat “${level}” heet.`,
  notForLevel: (title: string, level: string, levels: string) =>
    `“${title}” bestaat niet per ${level}, wel per ${levels}.`,
  tooManyAreas: (most: number, got: number) =>
    `Dit rapport neemt hoogstens ${most} gebieden samen, gevraagd zijn er ${got}.`,
  notWithin: (area: string, level: string) => `${area} ligt niet in één ${level}.`,
  goOn: 'Kies een gebied waarvoor het wel kan',

  grammar: (name: string, family: string, level: string): Grammar => {
    const plain = name.replace(/ \((Prov|Arr)\.\)$/, '');
    const isRegion = /gewest$/i.test(plain);
    const isNamed = isRegion || plain.toLowerCase().includes(level.toLowerCase());
    const article = isRegion || NEUTER.has(level) ? 'het' : 'de';
    const bare =
      family === 'gemeente'
        ? plain
        : isNamed
          ? `${article} ${plain}`
          : `${article} ${level} ${plain}`;
    return { bare, in: `in ${bare}`, of: `van ${bare}` };
  },
  groupGrammar: (name: string): Grammar => ({
    bare: `de ${name}`,
    in: `in de ${name}`,
    of: `van de ${name}`,
  }),
  together: (list: string): Grammar => ({
    bare: `${list} samen`,
    in: `in ${list} samen`,
    of: `van ${list} samen`,
  }),
  theLevel: (level: string) => `${NEUTER.has(level) ? 'het' : 'de'} ${level}`,
  theAreas: (areas: string) => `de ${areas}`,

  rose: (by: string) => `steeg met ${by}`,
  fell: (by: string) => `daalde met ${by}`,
  steady: 'bleef gelijk',
  fromZero: (to: string) => `steeg van 0 naar ${to}`,
  points: (text: string, _by: number) => `${text} procentpunt`,
  sincePeriod: (period: string) => `sinds ${period}`,
  higherThan: (places: string) => `hoger dan ${places}`,
  lowerThan: (places: string) => `lager dan ${places}`,
  equalTo: (places: string) => `even hoog als ${places}`,
  rank: (rank: string, of: string) => `plaats ${rank} van de ${of}, van hoog naar laag`,
  rankFirst: (of: string) => `het hoogste cijfer van de ${of}`,
  rankLast: (of: string) => `het laagste cijfer van de ${of}`,
  fractions: [
    [10, 'een tiende'],
    [20, 'een vijfde'],
    [25, 'een kwart'],
    [100 / 3, 'een derde'],
    [40, 'twee vijfde'],
    [50, 'de helft'],
    [60, 'drie vijfde'],
    [200 / 3, 'twee derde'],
    [75, 'drie kwart'],
    [80, 'vier vijfde'],
    [90, 'negen tiende'],
  ] as readonly (readonly [number, string])[],
  moreThanFraction: (fraction: string) => `ruim ${fraction}`,
  almostFraction: (fraction: string) => `bijna ${fraction}`,
  oneIn: (count: string) => `ongeveer één op de ${count}`,
  lessThanOneInHundred: 'minder dan één op de honderd',
  nearlyAll: 'bijna alle',
  all: 'alle',
  none: 'geen enkele',

  missingSentence: (what: string, area: string, why: string) => `${what}: ${why} (${area}).`,
  noFigureAt: (level: string) => `geen cijfers per ${level}`,
  why: {
    suppressed: 'verborgen om de privacy',
    too_few_cases: 'te weinig gevallen om te tonen',
    hidden: 'verborgen door de bron',
    unanswered: 'niet opgenomen in de bron',
    undefined: 'niet te berekenen',
    empty: 'geen gegevens',
    not_applicable: 'niet van toepassing',
    not_addable: 'niet op te tellen over gebieden',
    not_at_level: 'geen cijfers voor dit soort gebied',
  },
  signs: {
    suppressed: '*',
    too_few_cases: '*',
    hidden: 'x',
    unanswered: '?',
    undefined: '–',
    empty: '–',
    not_applicable: 'nvt',
    not_addable: '–',
    not_at_level: '–',
  },
  flags: {
    provisional: 'voorlopig',
    forecast: 'raming',
    survey: 'steekproef',
    modelled: 'uit een model',
  } satisfies Record<Flag, string>,
  flagSigns: {
    provisional: '(v)',
    forecast: '(r)',
    survey: '(s)',
    modelled: '(m)',
  } satisfies Record<Flag, string>,

  per: (title: string, areas: string) => `${title}, ${areas}`,
  index: (base: string) => `index, ${base} = 100`,
  changeSince: (title: string, period: string) => `${title}, verandering sinds ${period}`,
  otherPeriod: (area: string, period: string) => `${area}: ${period}`,
  otherPeriods: (list: string) => `Niet uit hetzelfde jaar: ${list}.`,
  tableBehind: 'Cijfers in een tabel',
  download: 'Downloaden',
  embed: 'Insluiten',
  embedAbout: 'Zet dit op je eigen site',
  downloadOf: (title: string) => `Downloaden of insluiten: ${title}`,
  openInMap: 'Op de kaart',
  openInMapOf: (title: string) => `Op de kaart: ${title}`,
  blockAddress: 'Link',
  blockAddressOf: (title: string) => `Adres van dit onderdeel: ${title}`,
  source: 'Bron',
  sources: 'Bronnen',
  sourcesAbout: 'Deze pagina gebruikt cijfers van:',
  guide: 'Leeswijzer',
  definition: 'Wat is dit?',
  area: 'Gebied',
  period: 'Periode',
  indicator: 'Onderwerp',
  value: 'Waarde',
  unit: 'Eenheid',
  plain: 'aantal',
  others: (count: string) => `de andere ${count}`,
  topOf: (count: number) => `hoogste ${count}`,
  bottomOf: (count: number) => `laagste ${count}`,
  chartOf: (title: string, from: string, to: string) =>
    `${title}, van ${from} tot ${to}. De cijfers staan in de tabel.`,
  strip: (title: string, count: string, low: string, high: string) =>
    `${title}: ${count}, van ${low} tot ${high}.`,
  dotsOf: (title: string) => `${title}: elk gebied is een stip. De cijfers staan in de tabel.`,
  mapOf: (title: string) => `Kaart: ${title}. De cijfers staan in de tabel.`,
  perLevel: (level: string) => `per ${level}`,
  touchMap: 'Raak de kaart aan om ze te bewegen',
  circles: 'De oppervlakte van een cirkel is het aantal',
  scatterOf: (x: string, y: string, areas: string) =>
    `${x} en ${y} van ${areas}, elk een stip. De cijfers staan in de tabel.`,
  scatterTitle: (x: string, y: string) => `${x} tegenover ${y}`,
  wheelTitle: (areas: string) => `Profiel tussen ${areas}`,
  wheelOf:
    'Hoe langer een schijf, hoe meer gebieden een lager cijfer hebben. De cijfers staan ernaast.',
  lowerAreas: (share: string) => `${share} van de gebieden heeft een lager cijfer`,
  flowsTo: 'Naar',
  flowsFrom: 'Van',
  flowsHidden: (count: string) => `${count} verborgen om de privacy`,
  noData: 'geen cijfer',
  total: 'Totaal',
  years: (label: string) => `${label} jaar`,
  and: 'en',
  emptyBlock: (title: string, why: string) => `${title}: ${why}.`,
  number: (value: number, decimals: number) => formatNumber(value, decimals, 'nl'),

  start: 'Start',
  startTitle: 'Cijfers over jouw gemeente en je buurt',
  startAbout: 'Zoek een plek, lees een rapport of open de kaart.',
  keyFigures: 'In één oogopslag',
  themes: 'Thema’s',
  openMap: 'Open de kaart',
  pin: 'Zet op mijn dashboard',
  mineAbout:
    'Tegels die je hebt vastgezet. De link van deze pagina bewaart ze; je toestel onthoudt ze ook.',
  unpin: 'Haal dit weg',
  mine: 'Mijn dashboard',
  chapter: (number: number) => `Hoofdstuk ${number}`,
  mapBeside: 'Bekijk dit op de kaart',
};

export type ContentWords = typeof nl;
