/** What the legend says as an instrument: its options, its handles and what stands out. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../../geodata/model/model.ts';
import type { Scheme } from '../../../server/contract/classify/schemes.ts';
import { language } from './language.ts';

export type LegendMessages = {
  options: string;
  classCount: string;
  colours: string;
  schemes: Record<Scheme | 'auto', string>;
  pivot: string;
  pivots: { zero: string; mean: string; area: (name: string) => string };
  reversed: string;
  span: string;
  spans: { shown: string; all: string };
  fewer: (made: string, wanted: string) => string;
  showAll: string;
  border: (below: string, above: string) => string;
  borderHint: string;
  reset: string;
  outliers: string;
  andMore: (count: string) => string;
  reference: (name: string) => string;
  twoPeriods: (first: string, second: string) => string;
};

const nl: LegendMessages = {
  options: 'Klassen en kleuren',
  classCount: 'Aantal klassen',
  colours: 'Kleuren',
  schemes: {
    auto: 'automatisch',
    plum: 'blauw naar paars',
    green: 'groen',
    earth: 'aarde',
    dusk: 'oranje en paars',
    shore: 'bruin en groenblauw',
    distinct: 'losse kleuren',
  },
  pivot: 'Midden',
  pivots: { zero: 'nul', mean: 'gemiddelde van de gebieden', area: (name) => `waarde van ${name}` },
  reversed: 'Kleuren omkeren',
  span: 'Grenzen uit',
  spans: { shown: 'de getoonde periode', all: 'alle periodes, vast' },
  fewer: (made, wanted) => `${made} klassen in plaats van ${wanted}: meer zouden leeg blijven.`,
  showAll: 'Alle klassen tonen',
  border: (below, above) => `Grens tussen klasse ${below} en ${above}`,
  borderHint: 'Sleep een grens, of kies ze met Tab en verschuif met de pijlen.',
  reset: 'Grenzen terugzetten',
  outliers: 'Uitschieters',
  andMore: (count) => `en nog ${count}`,
  reference: (name) => `Referentie: ${name}`,
  twoPeriods: (first, second) =>
    `Eén legende voor ${first} en ${second}: dezelfde kleur is dezelfde waarde.`,
};

const fr: LegendMessages = {
  options: 'Classes et couleurs',
  classCount: 'Nombre de classes',
  colours: 'Couleurs',
  schemes: {
    auto: 'automatique',
    plum: 'bleu à violet',
    green: 'vert',
    earth: 'terre',
    dusk: 'orange et violet',
    shore: 'brun et bleu-vert',
    distinct: 'couleurs distinctes',
  },
  pivot: 'Milieu',
  pivots: { zero: 'zéro', mean: 'moyenne des zones', area: (name) => `valeur de ${name}` },
  reversed: 'Inverser les couleurs',
  span: 'Seuils tirés de',
  spans: { shown: 'la période affichée', all: 'toutes les périodes, fixes' },
  fewer: (made, wanted) => `${made} classes au lieu de ${wanted} : les autres seraient vides.`,
  showAll: 'Afficher toutes les classes',
  border: (below, above) => `Seuil entre les classes ${below} et ${above}`,
  borderHint: 'Glissez un seuil, ou choisissez-le avec Tab et déplacez-le avec les flèches.',
  reset: 'Rétablir les seuils',
  outliers: 'Valeurs extrêmes',
  andMore: (count) => `et ${count} autres`,
  reference: (name) => `Référence : ${name}`,
  twoPeriods: (first, second) =>
    `Une légende pour ${first} et ${second} : une couleur, une même valeur.`,
};

const en: LegendMessages = {
  options: 'Classes and colours',
  classCount: 'Number of classes',
  colours: 'Colours',
  schemes: {
    auto: 'automatic',
    plum: 'blue to plum',
    green: 'green',
    earth: 'earth',
    dusk: 'orange and violet',
    shore: 'brown and teal',
    distinct: 'separate colours',
  },
  pivot: 'Middle',
  pivots: { zero: 'zero', mean: 'mean of the areas', area: (name) => `value of ${name}` },
  reversed: 'Reverse colours',
  span: 'Breaks from',
  spans: { shown: 'the period shown', all: 'all periods, fixed' },
  fewer: (made, wanted) => `${made} classes instead of ${wanted}: more would stay empty.`,
  showAll: 'Show all classes',
  border: (below, above) => `Border between classes ${below} and ${above}`,
  borderHint: 'Drag a border, or reach it with Tab and move it with the arrow keys.',
  reset: 'Put borders back',
  outliers: 'Outliers',
  andMore: (count) => `and ${count} more`,
  reference: (name) => `Reference: ${name}`,
  twoPeriods: (first, second) =>
    `One legend for ${first} and ${second}: the same colour is the same value.`,
};

export const LEGEND_MESSAGES: Record<Language, LegendMessages> = { nl, fr, en };

/** The words of the legend, in the reader's language. */
export const legendMessages: ReadonlySignal<LegendMessages> = computed(
  () => LEGEND_MESSAGES[language.value],
);
