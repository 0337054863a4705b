import { formatCount } from '../../contract/numbers.ts';
import { pluralOf } from '../../contract/plurals.ts';
import type { Missing } from '../../figures/kind-of-cell.ts';

const count = (number: number): string => formatCount(number, 'nl');

/** Every word that pages say, in Dutch. The other languages have the same shape. */
export const nl = {
  site: 'Buurtatlas',
  titleOf: (what: string) => `${what} – Buurtatlas`,
  skip: 'Naar de inhoud',
  language: 'Taal',
  toSearch: 'Zoek een gebied',
  breadcrumb: 'Waar je bent',
  top: 'Alle gebieden',
  toTopics: 'Alle onderwerpen',
  topic: {
    all: 'Onderwerpen',
    allAbout: 'Alles wat hier gemeten wordt, per thema, met uitleg en bron.',
    describes: (name: string) =>
      `${name}: wat het is, hoe het berekend wordt en waar het vandaan komt.`,
    kinds: {
      count: 'Aantal',
      share: 'Aandeel',
      ratio: 'Verhouding',
      mean: 'Gemiddelde',
      text: 'Tekst',
      cube: 'Kubus: uit te splitsen naar kenmerken',
      flow: 'Stroom tussen gebieden',
    },
    csv: (level: string) => `CSV van alle jaren per ${level}`,
    about: 'Over dit cijfer',
    alias: 'Ook bekend als',
    unit: 'Eenheid',
    signs: { '%': 'procent', '‰': 'promille' } as Record<string, string>,
    rounding: 'Afronding',
    decimals: (count: number) =>
      count === 1 ? 'op 1 cijfer na de komma' : `op ${count} cijfers na de komma`,
    multiple: (step: string) => `op een veelvoud van ${step}`,
    whole: 'op een geheel getal',
    moment: 'Waarover het gaat',
    moments: {
      stock: 'hoe het op één moment is, zoals op 1 januari',
      flow: 'wat er in de loop van een periode gebeurt',
    },
    larger: 'Voor grotere gebieden',
    never: 'niet te berekenen uit kleinere gebieden',
    recomputed: 'opnieuw berekend, met de totalen van het grotere gebied',
    summed: 'opgeteld uit kleinere gebieden',
    weighted: 'het gemiddelde van kleinere gebieden, gewogen met',
    threshold: 'Drempel',
    modelled: 'Model',
    publisher: 'Uitgever',
    credit: 'Vermelding',
    site: 'Website van de bron',
    alsoIn: 'Staat ook bij',
    calculation: 'Hoe het berekend wordt',
    asCode: 'Als formule:',
    shifted: (by: number) =>
      by < 0
        ? `${-by} ${by === -1 ? 'periode' : 'perioden'} eerder`
        : `${by} ${by === 1 ? 'periode' : 'perioden'} later`,
    available: 'Waar en wanneer het bestaat',
    level: 'Niveau',
    table: 'Tabel van niveaus en perioden',
    availability: {
      loaded: 'uit de bron',
      computed: 'berekend uit andere cijfers',
      none: 'geen cijfers',
    },
    noFigures: 'Er zijn in deze editie geen cijfers over dit onderwerp.',
    notes: 'Voetnoten en meer informatie',
    changes: 'Wijzigingen',
    retired: 'Dit onderwerp is uitgedoofd: het wordt niet meer bijgewerkt.',
    changed: (date: string) => `De beschrijving is het laatst gewijzigd op ${date}.`,
    ended: (period: string) => `De reeks stopt in ${period}.`,
    latest: (period: string) => `Het recentste cijfer gaat over ${period}.`,
    early: (periods: string) => `Nog voorlopig: ${periods}.`,
    ahead: (period: string) => `Vanaf ${period} is het een raming.`,
    vintages: (levels: string) => `Bestaat ook voor oudere indelingen: ${levels}.`,
    edition: (date: string, edition: string) =>
      `De cijfers op deze pagina zijn die van editie ${edition}, gepubliceerd op ${date}.`,
    usedBy: 'Wordt gebruikt in',
    interfaces: 'Voor programma’s',
    definitionJson: 'Definitie (JSON)',
    valuesJson: 'Recentste cijfers (JSON)',
    docs: 'Uitleg bij de API',
    more: 'Alles over dit cijfer',
    searchLabel: 'Naam of code van een onderwerp',
    found: (number: number, query: string) =>
      pluralOf(number, 'nl', {
        one: `1 onderwerp gevonden voor “${query}”`,
        other: `${count(number)} onderwerpen gevonden voor “${query}”`,
      }),
    nothing: (query: string) =>
      `Geen onderwerp gevonden voor “${query}”. Probeer een woord als “inwoners”.`,
    missingTitle: 'Dit onderwerp kennen we niet',
    missingAbout: (code: string) =>
      `Er is geen onderwerp met de code “${code}”. Misschien is er een letter verkeerd, of bestaat het niet meer.`,
    didYouMean: 'Bedoel je een van deze onderwerpen?',
  },

  otherName: (name: string) => `In het Frans: ${name}`,
  division: 'Indeling',
  validUntil: (year: string) => `tot en met ${year}`,
  openMap: 'Bekijk op de kaart',
  mapAmong: (name: string, neighbours: string) => `Kaartje van ${name}, met ernaast ${neighbours}.`,
  mapAlone: (name: string) => `Kaartje van ${name}.`,
  others: (number: number) =>
    pluralOf(number, 'nl', { one: '1 ander gebied', other: `${count(number)} andere gebieden` }),
  noOutline: 'Van dit gebied is geen omtrek bekend: het staat niet op de kaart.',
  approximate: 'De grenzen zijn berekend, niet officieel. Gebruik ze niet op straatniveau.',
  unknownPlace:
    'Dit is geen plek op de kaart. Hier tellen mensen en zaken mee waarvan het juiste gebied niet bekend is. Ze zitten in de totalen van grotere gebieden.',

  figures: 'Kerncijfers',
  noFigures: 'Over dit gebied zijn geen kerncijfers bekend.',
  quarter: (number: number, year: string) => `${year} (kwartaal ${number})`,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  inPeriod: (period: string) => `in ${period}`,
  moreThan: (by: string, period: string) => `${by} meer dan in ${period}`,
  lessThan: (by: string, period: string) => `${by} minder dan in ${period}`,
  sameAs: (period: string) => `hetzelfde als in ${period}`,
  fromZero: (period: string) => `in ${period} was dat nog 0`,
  points: (_by: number, text: string) => `${text} procentpunt`,
  sameTime: (changes: string) => `In dezelfde periode: ${changes}.`,
  unchangedAt: (place: string) => `${place} gelijk`,
  higherThan: (places: string) => `hoger dan ${places}`,
  lowerThan: (places: string) => `lager dan ${places}`,
  equalTo: (places: string) => `gelijk aan ${places}`,
  shareOf: (share: string, place: string) => `Dat is ${share} van ${place}.`,
  highest: (of: string, place: string) => `De hoogste waarde van de ${of} in ${place}.`,
  lowest: (of: string, place: string) => `De laagste waarde van de ${of} in ${place}.`,
  rank: (rank: string, of: string, place: string) =>
    `Plaats ${rank} van de ${of} in ${place}, van hoog naar laag.`,
  place: (name: string) => (/gewest$/i.test(name) ? `het ${name}` : name),
  lastKnown: (value: string, period: string) => `Laatst bekend: ${value} in ${period}.`,
  forecastNote: 'Dit is een raming: dit jaar moet nog komen of is nog niet geteld.',
  provisionalNote: 'Dit is een voorlopig cijfer: het kan nog veranderen.',
  modelledNote: 'Dit cijfer komt uit een model, niet uit een telling.',
  forecast: 'raming',
  provisional: 'voorlopig',
  missing: {
    suppressed: 'verborgen om de privacy',
    too_few_cases: 'te weinig gevallen om te tonen',
    hidden: 'verborgen door de bron',
    unanswered: 'niet opgenomen in de bron',
    undefined: 'niet te berekenen',
    empty: 'geen gegevens',
    not_applicable: 'niet van toepassing',
  } satisfies Record<Missing, string>,
  notAtLevel: 'geen cijfer op dit niveau',
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
  trend: (from: string, to: string, low: string, high: string) =>
    `Verloop van ${from} tot ${to}: laagste waarde ${low}, hoogste waarde ${high}.`,
  inTable: 'Cijfers in een tabel',
  period: 'Periode',
  explanation: 'Uitleg en bron',
  inDutch: 'in het Nederlands',
  source: 'Bron',
  licence: 'Licentie',
  available: 'Beschikbaar',
  availableFor: (level: string, first: string, last: string) =>
    first === last ? `per ${level}, in ${first}` : `per ${level}, van ${first} tot en met ${last}`,
  threshold: (threshold: string) =>
    `Waarden onder ${threshold} zijn verborgen om de privacy te beschermen.`,
  thresholdOf: (threshold: string, name: string) =>
    `Dit cijfer wordt pas getoond vanaf ${threshold} (${name}).`,

  elsewhere: (level: string) => `Niet bekend per ${level}`,
  elsewhereAbout: 'Deze cijfers bestaan voor een ander soort gebied.',

  neighbours: 'Buurgebieden',
  parts: (name: string) => `Gebieden in ${name}`,
  partsIn: (areas: string, name: string) => `${areas} in ${name}`,
  tooMany: (areas: string) =>
    `In dit gebied liggen ook ${areas}. Kies een kleiner gebied om ze te zien.`,
  name: 'Naam',

  history: 'Geschiedenis',
  madeOf: (year: string) => `Ontstaan in ${year} uit:`,
  unchangedUntil: (year: string) => `Tot en met ${year} had dit gebied al dezelfde code.`,
  earlier: (year: string) => `Zoals het was tot en met ${year}`,
  outdated: (year: string) => `Deze indeling gold tot en met ${year}.`,
  nowIn: 'Vandaag hoort dit gebied bij:',

  sources: 'Bronnen',
  published: (date: string, edition: string) => `Gepubliceerd op ${date}, editie ${edition}.`,
  noCookies: 'Geen cookies, geen volgsoftware.',
  kindWithin: (kind: string, place: string) => `${kind} in ${place}`,
  preview: (name: string) => `Kerncijfers van ${name} met een kaartje.`,

  searchAbout: 'Zoek op naam of code, of kies uit een lijst.',
  searchLabel: 'Naam of code van een gemeente, wijk of sector',
  searchButton: 'Zoek',
  searchFound: (number: number, query: string) =>
    pluralOf(number, 'nl', {
      one: `1 gebied gevonden voor “${query}”`,
      other: `${count(number)} gebieden gevonden voor “${query}”`,
    }),
  searchNothing: (query: string) =>
    `Niets gevonden voor “${query}”. Probeer de naam van een gemeente of een wijk.`,
  former: (name: string) => `vroeger ${name}`,
  browse: 'Kies uit een lijst',
  missingTitle: 'Dit gebied kennen we niet',
  missingAbout: (code: string) =>
    `Er is geen gebied met de code “${code}”. Misschien is er een letter verkeerd, of hoort de code bij een ander soort gebied.`,
  missingPage: 'Op dit adres is er geen pagina.',
  didYouMean: 'Bedoel je een van deze gebieden?',
};

export type Words = typeof nl;
