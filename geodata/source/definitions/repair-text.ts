/** Damaged letters whose word leaves one possibility. Anything else stays as it is and is reported. */
const REPAIRS: readonly [RegExp, string][] = [
  [/offici\uFFFDle/gi, 'officiële'],
  [/Belgi\uFFFD/g, 'België'],
  [/Itali\uFFFD/g, 'Italië'],
  [/Roemeni\uFFFD/g, 'Roemenië'],
  [/Bulgarije\uFFFD/g, 'Bulgarije'],
  [/\bpati\uFFFDnt/gi, 'patiënt'],
  [/categorie\uFFFDn/gi, 'categorieën'],
  [/categori\uFFFDn/gi, 'categorieën'],
  [/industri\uFFFDle/gi, 'industriële'],
  [/financi\uFFFDle/gi, 'financiële'],
  [/residenti\uFFFDle/gi, 'residentiële'],
  [/materi\uFFFDle/gi, 'materiële'],
  [/ge\uFFFDnt/gi, 'geënt'],
  [/ge\uFFFDn/gi, 'geïn'],
  [/\bco\uFFFDffici/gi, 'coëffici'],
  [/cr\uFFFDche/gi, 'crèche'],
  [/\bbe\uFFFDindig/gi, 'beëindig'],
  [/tweede\uFFFD/gi, 'tweede'],
  [/\u20AC?\uFFFD(?=\s?\d)/g, '€'],
];

/** The text with the damaged letters mended that leave one possibility. */
export function repairText(text: string): string {
  if (!text.includes('\uFFFD')) return text;
  return REPAIRS.reduce((fixed, [damaged, whole]) => fixed.replace(damaged, whole), text);
}
