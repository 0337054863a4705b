/** What exported files say about themselves, per language: titles, notices and the meaning of words. */
import type { Language } from '../model/model.ts';
import type { Status } from '../model/status.ts';
import type { REASONS } from '../model/threshold.ts';
import type { Field, Key } from './table.ts';

export type Words = {
  /** `aantal inwoners, statistische sectoren in Gent, 2024`. */
  title: (what: string, levels: string, within: string | null, periods: string) => string;
  manyIndicators: (count: number) => string;
  citation: (sources: string, atlas: string, edition: string, date: string) => string;
  statuses: Record<Status, string>;
  reasons: Record<NonNullable<(typeof REASONS)[number]>, string>;
  flags: Record<'provisional' | 'forecast' | 'modelled', string>;
  columns: Record<Key | Field, string>;
  approximate: string;
  suppressed: (count: number) => string;
  noOutline: (count: number) => string;
  provisional: (what: string) => string;
  forecast: (what: string) => string;
  modelled: (what: string) => string;
};

export const WORDS: Record<Language, Words> = {
  nl: {
    title: (what, levels, within, periods) =>
      `${what}, ${levels}${within === null ? '' : ` in ${within}`}, ${periods}`,
    manyIndicators: (count) => `${count} onderwerpen`,
    citation: (sources, atlas, edition, date) =>
      `${sources}. Via Buurtatlas (${atlas}), editie ${edition} van ${date}.`,
    statuses: {
      value: 'er is een waarde',
      empty: 'niets bekend',
      hidden: 'afgeschermd door de bron',
      not_applicable: 'kan hier niet voorkomen',
      unanswered: 'bestaat, maar de bron dekt het niet',
      suppressed: 'verborgen, zie de reden',
      undefined: 'niet te berekenen: gedeeld door nul, of een deel ontbreekt',
    },
    reasons: {
      privacy: 'verborgen om privacyredenen',
      too_few_cases: 'verborgen omdat het om te weinig gevallen gaat',
    },
    flags: { provisional: 'voorlopig', forecast: 'prognose', modelled: 'gemodelleerd' },
    columns: {
      level: 'code van het gebiedsniveau',
      area: 'code van het gebied',
      name: 'naam van het gebied',
      indicator: 'code van het onderwerp',
      period: 'periode',
      value: 'waarde, afgerond zoals gepubliceerd',
      status: 'waarom er een waarde is of niet',
      reason: 'waarom een waarde verborgen is',
      flags: 'voorlopig, prognose of gemodelleerd',
      margin: 'foutenmarge: de halve breedte van het betrouwbaarheidsinterval',
      denominator: 'waarvan de waarde een deel of gemiddelde is',
      class: 'klasse op de kaart, vanaf 0',
      colour: 'kleur op de kaart',
    },
    approximate: 'De grenzen zijn benaderend: ze zijn berekend en niet officieel.',
    suppressed: (count) =>
      `${count} waarden zijn verborgen, om privacyredenen of omdat het om te weinig gevallen gaat.`,
    noOutline: (count) =>
      `${count} gebieden hebben geen omtrek (onder meer onbekende locaties) en dus geen geometrie.`,
    provisional: (what) => `Voorlopige cijfers: ${what}.`,
    forecast: (what) => `Prognoses: ${what}.`,
    modelled: (what) => `Uit een model, niet geteld: ${what}.`,
  },
  fr: {
    title: (what, levels, within, periods) =>
      `${what}, ${levels}${within === null ? '' : ` dans ${within}`}, ${periods}`,
    manyIndicators: (count) => `${count} sujets`,
    citation: (sources, atlas, edition, date) =>
      `${sources}. Via Buurtatlas (${atlas}), édition ${edition} du ${date}.`,
    statuses: {
      value: 'il y a une valeur',
      empty: 'rien de connu',
      hidden: 'masqué par la source',
      not_applicable: 'ne peut pas exister ici',
      unanswered: 'existe, mais la source ne le couvre pas',
      suppressed: 'caché, voir la raison',
      undefined: 'incalculable : division par zéro, ou une partie manque',
    },
    reasons: {
      privacy: 'caché pour protéger la vie privée',
      too_few_cases: 'caché parce que les cas sont trop peu nombreux',
    },
    flags: { provisional: 'provisoire', forecast: 'prévision', modelled: 'modélisé' },
    columns: {
      level: 'code du niveau géographique',
      area: 'code de la zone',
      name: 'nom de la zone',
      indicator: 'code du sujet',
      period: 'période',
      value: 'valeur, arrondie comme publiée',
      status: 'pourquoi il y a une valeur ou non',
      reason: 'pourquoi une valeur est cachée',
      flags: 'provisoire, prévision ou modélisé',
      margin: "marge d'erreur : la demi-largeur de l'intervalle de confiance",
      denominator: 'ce dont la valeur est une part ou une moyenne',
      class: 'classe sur la carte, à partir de 0',
      colour: 'couleur sur la carte',
    },
    approximate: 'Les limites sont approximatives : elles sont calculées et non officielles.',
    suppressed: (count) =>
      `${count} valeurs sont cachées, pour protéger la vie privée ou parce que les cas sont trop peu nombreux.`,
    noOutline: (count) =>
      `${count} zones n'ont pas de contour (notamment les lieux inconnus) et donc pas de géométrie.`,
    provisional: (what) => `Chiffres provisoires : ${what}.`,
    forecast: (what) => `Prévisions : ${what}.`,
    modelled: (what) => `Issu d'un modèle, non compté : ${what}.`,
  },
  en: {
    title: (what, levels, within, periods) =>
      `${what}, ${levels}${within === null ? '' : ` in ${within}`}, ${periods}`,
    manyIndicators: (count) => `${count} indicators`,
    citation: (sources, atlas, edition, date) =>
      `${sources}. Through Buurtatlas (${atlas}), edition ${edition} of ${date}.`,
    statuses: {
      value: 'there is a value',
      empty: 'nothing known',
      hidden: 'censored by the source',
      not_applicable: 'cannot occur here',
      unanswered: 'exists, but the source does not cover it',
      suppressed: 'hidden, see the reason',
      undefined: 'cannot be computed: a division by zero, or a part is missing',
    },
    reasons: {
      privacy: 'hidden for privacy',
      too_few_cases: 'hidden because there are too few cases',
    },
    flags: { provisional: 'provisional', forecast: 'forecast', modelled: 'modelled' },
    columns: {
      level: 'code of the level',
      area: 'code of the area',
      name: 'name of the area',
      indicator: 'code of the indicator',
      period: 'period',
      value: 'value, rounded as published',
      status: 'why there is a value or none',
      reason: 'why a value is suppressed',
      flags: 'provisional, forecast or modelled',
      margin: 'margin of error: half the width of the confidence interval',
      denominator: 'what the value is a share or mean of',
      class: 'class on the map, from 0',
      colour: 'colour on the map',
    },
    approximate: 'Boundaries are approximate: they are computed and not official.',
    suppressed: (count) =>
      `${count} values are suppressed, for privacy or because there are too few cases.`,
    noOutline: (count) =>
      `${count} areas have no outline (unknown locations among them) and so no geometry.`,
    provisional: (what) => `Provisional figures: ${what}.`,
    forecast: (what) => `Forecasts: ${what}.`,
    modelled: (what) => `Out of a model, not counted: ${what}.`,
  },
};
