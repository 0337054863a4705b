import type { Form, Order } from '../link/profile-forms.ts';

/** What the profile of an area says, in Dutch. */
export const profileNl = {
  title: (name: string) => `Profiel van ${name}`,
  latest: 'Elk cijfer is het meest recente dat er is; het jaar staat erbij.',
  teach: 'Kies een gebied om zijn profiel te zien',
  teachHint:
    'Alle cijfers van een thema voor één gebied, naast een ander gebied en naast alle gebieden van zijn soort.',
  theme: 'Thema',
  formLabel: 'Vorm van het profiel',
  forms: { table: 'Tabel', wheel: 'Wiel', alike: 'Gebieden zoals dit' } satisfies Record<
    Form,
    string
  >,
  order: 'Volgorde',
  orders: { theme: 'van het thema', name: 'van A tot Z', out: 'wat opvalt eerst' } satisfies Record<
    Order,
    string
  >,
  filter: 'Filter onderwerpen…',
  outOnly: 'Alleen wat opvalt',
  outHint:
    'Hoe ver een gebied van het midden ligt, gemeten in de gewone afstand tussen gebieden: die van het midden tot de kwartgrens aan dezelfde kant. Vanaf twee keer valt het op. Extreme gebieden tellen daarin niet mee. Aantallen komen achteraan: die zeggen vooral hoe groot een gebied is.',
  count: (shown: string, all: string) => `${shown} van ${all} onderwerpen`,
  none: 'Geen onderwerp voldoet.',
  noTheme: 'In dit thema zijn er op dit niveau geen cijfers.',
  notHere: (count: number) =>
    count === 1
      ? '1 onderwerp van dit thema heeft op dit niveau geen cijfers.'
      : `${count} onderwerpen van dit thema hebben op dit niveau geen cijfers.`,
  topic: 'Onderwerp',
  value: 'Waarde',
  spread: (areas: string) => `Tussen alle ${areas}`,
  trend: 'Evolutie',
  choose: (name: string) => `${name}: op de kaart tonen`,
  rank: (rank: string, of: string) => `${rank}e van ${of}`,
  shared: (rank: string, of: string, count: string) => `${rank}e van ${of}, gedeeld met ${count}`,
  higher: (by: string) => `${by} hoger`,
  lower: (by: string) => `${by} lager`,
  part: (share: string) => `${share} ervan`,
  same: 'even hoog',
  points: 'procentpunt',
  noReference: 'geen cijfer',
  above: (share: string) => `hoger dan ${share}`,
  outHigh: 'valt op: hoog',
  outLow: 'valt op: laag',
  strip: (value: string, low: string, middle: string, high: string) =>
    `${value}; een kwart ligt onder ${low}, de middelste is ${middle}, een kwart ligt boven ${high}`,
  stripReference: (name: string, value: string) => `${name}: ${value}`,
  trendLabel: (first: string, from: string, last: string, to: string) =>
    `${first}: ${from}, ${last}: ${to}`,
  margin: (margin: string) => `± ${margin}`,
  marginHint: (margin: string) =>
    `Uit een steekproef: met 95 % zekerheid zit de echte waarde hoogstens ${margin} hoger of lager.`,
  weak: {
    margin: 'ruime foutenmarge',
    cases: (cases: string) => `maar ${cases} gevallen`,
    few: (of: string) => `van maar ${of}`,
  },
  weakHint: {
    margin: 'De foutenmarge van de steekproef is groot in verhouding tot het cijfer.',
    cases: (cases: string, of: string) =>
      `Dit cijfer gaat over ongeveer ${cases} op ${of}. Toeval weegt zwaar bij zo weinig: lees het voorzichtig.`,
    few: (of: string) => `Dit cijfer is genomen van maar ${of}. Lees het voorzichtig.`,
  },
  key: {
    classes: 'kleur: klasse, zoals op de kaart van dat onderwerp',
    own: 'dit gebied',
    quarters: 'de middelste helft, met het midden',
  },
  wheel: {
    label: (name: string) =>
      `Profielwiel van ${name}. Pijltjes gaan van stuk naar stuk, Enter toont het onderwerp op de kaart.`,
    hint: 'Wijs een stuk aan',
    lowest: 'laagste klasse',
    highest: 'hoogste klasse',
    below: 'onder nul',
    over: 'boven nul',
    fill: (areas: string) =>
      `Hoe verder een stuk gevuld is, hoe meer ${areas} een lagere waarde hebben. Hoog is niet goed of slecht.`,
    missing: 'geen cijfer: de reden staat erbij',
  },
  alike: {
    title: (name: string, areas: string) => `${areas} die het meest op ${name} lijken`,
    by: (count: number) => `Vergeleken op ${count} ${count === 1 ? 'onderwerp' : 'onderwerpen'}`,
    choose: 'Waarop vergelijken?',
    compared: (count: string, areas: string) => `gezocht onder ${count} ${areas}`,
    how: 'Elk verschil is gemeten in de gewone afstand tussen gebieden, zodat elk onderwerp even zwaar telt. 0 is precies gelijk, 1 is een gewoon verschil.',
    none: 'Te weinig cijfers om gebieden te vergelijken. Kies een ander thema of andere onderwerpen.',
    distance: 'Afstand',
    closeness: {
      same: 'bijna gelijk',
      very: 'lijkt er sterk op',
      rather: 'lijkt erop',
      little: 'lijkt er maar een beetje op',
    },
    common: (common: number, of: number) => `${common} van ${of} onderwerpen gemeen`,
    most: (list: string) => `Meest gelijkend in: ${list}`,
    least: (list: string) => `Meest verschillend in: ${list}`,
    high: (name: string) => `${name} (hoger)`,
    low: (name: string) => `${name} (lager)`,
    show: 'Toon op de kaart',
    compare: 'Vergelijk deze',
  },
};

export type ProfileWords = typeof profileNl;
