/** What the scatterplot says, in Dutch. */
export const scatterNl = {
  horizontal: 'Horizontaal',
  vertical: 'Verticaal',
  size: 'Grootte',
  noSize: 'Alle punten even groot',
  swap: 'Wissel horizontaal en verticaal',
  sameTopic: 'Nu zie je twee jaren van één onderwerp. Zet er een ander tegenover:',
  lacksLevel:
    'Het tweede onderwerp heeft op dit niveau geen cijfers. Kies een ander onderwerp of niveau.',
  label: (areas: string) => `Spreidingsdiagram van ${areas}. Pijltjes gaan van gebied naar gebied.`,
  brush: 'Selecteren in de grafiek',
  brushHint: 'Sleep rond punten om te selecteren. Shift: erbij, Alt: eraf.',
  options: 'Assen en lijn',
  table: 'Tabel achter de grafiek',
  logAxis: { x: 'Horizontale as logaritmisch', y: 'Verticale as logaritmisch' },
  fitLabel: 'Lijn door',
  fitLit: (count: number) => `de ${count} gebieden in beeld`,
  fitAll: (areas: string) => `alle ${areas}`,
  crossLabel: 'Vier vakken bij',
  crosses: {
    none: 'geen',
    median: 'de middelste waarden',
    reference: (name: string) =>
      name ? `de referentie: ${name}` : 'de referentie (kies een gebied)',
  },
  weighted: 'Grote punten tellen zwaarder voor de lijn',
  play: 'Speel de jaren af in de grafiek',
  trails: 'Sporen',
  trailsHint: 'Toon de weg van gekozen en vastgezette gebieden door de jaren',
  noShared: 'Deze onderwerpen hebben geen reeks van gedeelde jaren om af te spelen.',
  together: 'Toon als tweedimensionale kaart',
  apartAgain: 'Terug naar één onderwerp op de kaart',
  relation: 'Samenhang',
  strengths: {
    veryStrong: (isUp: boolean) => `Zeer sterke ${isUp ? 'positieve' : 'negatieve'} samenhang.`,
    strong: (isUp: boolean) => `Sterke ${isUp ? 'positieve' : 'negatieve'} samenhang.`,
    moderate: (isUp: boolean) => `Matige ${isUp ? 'positieve' : 'negatieve'} samenhang.`,
    weak: (isUp: boolean) => `Zwakke ${isUp ? 'positieve' : 'negatieve'} samenhang.`,
    none: (_isUp: boolean) => 'Geen rechte samenhang.',
  },
  whereMore: (x: string, step: string, y: string, change: string) =>
    `Waar “${x}” ${step} hoger is, is “${y}” gemiddeld ${change}.`,
  whereTwice: (x: string, y: string, change: string) =>
    `Waar “${x}” dubbel zo hoog is, is “${y}” gemiddeld ${change}.`,
  byAmount: (amount: string, isUp: boolean) => `${amount} ${isUp ? 'hoger' : 'lager'}`,
  byPercent: (number: string, isUp: boolean) => `${number} % ${isUp ? 'hoger' : 'lager'}`,
  explains: 'Deel van de verschillen dat met de lijn meegaat',
  ranks: 'Hoe goed de volgordes overeenkomen',
  tooFew: 'Te weinig gebieden met beide cijfers voor een lijn.',
  leftOut: (total: string, list: string) =>
    `${total} gebieden zonder plaats in de grafiek: ${list}.`,
  axes: { x: 'horizontaal', y: 'verticaal', size: 'grootte' },
  notPositive: 'nul of lager, niet op een logaritmische as',
  noPlace: 'zonder plaats op de kaart',
  ties: {
    computed: (name: string) =>
      `Het ene cijfer wordt berekend uit “${name}”, het andere: dan hangen ze altijd samen.`,
    denominator: (name: string) =>
      `Beide cijfers worden gedeeld door “${name}”. Dat geeft op zich al samenhang.`,
    part: (name: string) =>
      `“${name}” zit in de berekening van beide cijfers. Dat geeft op zich al samenhang.`,
  },
  bothCounts:
    'Beide cijfers zijn aantallen: grote gebieden hebben van alles meer. Kies liever aandelen.',
  few: 'Met zo weinig gebieden zegt de lijn weinig.',
  apart:
    'De volgordes hangen anders samen dan de waarden: enkele gebieden wegen zwaar, of het verband is niet recht.',
  farAbove: 'Ver boven de lijn:',
  farBelow: 'Ver onder de lijn:',
  residual: 'Afstand tot de lijn',
  residualNote: 'Hoeveel het gebied boven (+) of onder (−) de lijn ligt',
  noCause:
    'Samenhang is geen oorzaak. En wat voor gebieden geldt, geldt daarom nog niet voor de mensen die er wonen.',
};

export type ScatterWords = typeof scatterNl;
