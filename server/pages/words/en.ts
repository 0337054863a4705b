import { formatCount, pluralOf } from '../numbers.ts';
import type { Words } from './nl.ts';

const count = (number: number): string => formatCount(number, 'en');

export const en: Words = {
  site: 'Buurtatlas',
  titleOf: (what) => `${what} – Buurtatlas`,
  skip: 'Skip to content',
  language: 'Language',
  toSearch: 'Find an area',
  breadcrumb: 'Where you are',
  top: 'All areas',

  otherName: (name) => `In French: ${name}`,
  division: 'Division',
  validUntil: (year) => `valid until ${year}`,
  openMap: 'View on the map',
  mapAmong: (name, neighbours) => `Small map of ${name}, next to ${neighbours}.`,
  mapAlone: (name) => `Small map of ${name}.`,
  others: (number) =>
    pluralOf(number, 'en', { one: '1 other area', other: `${count(number)} other areas` }),
  noOutline: 'The outline of this area is not known: it is not on the map.',
  approximate: 'The boundaries are computed, not official. Do not use them at street level.',
  unknownPlace:
    'This is no place on the map. It counts people and things whose exact area is not known. They are part of the totals of larger areas.',

  figures: 'Key figures',
  noFigures: 'No key figures are known for this area.',
  quarter: (number, year) => `${year} (quarter ${number})`,
  labelled: (label, text) => `${label}: ${text}`,
  inPeriod: (period) => `in ${period}`,
  moreThan: (by, period) => `${by} more than in ${period}`,
  lessThan: (by, period) => `${by} less than in ${period}`,
  sameAs: (period) => `the same as in ${period}`,
  fromZero: (period) => `in ${period} it was still 0`,
  points: (by, text) =>
    pluralOf(by, 'en', { one: `${text} percentage point`, other: `${text} percentage points` }),
  sameTime: (changes) => `Over the same period: ${changes}.`,
  unchangedAt: (place) => `${place} unchanged`,
  higherThan: (places) => `higher than ${places}`,
  lowerThan: (places) => `lower than ${places}`,
  equalTo: (places) => `equal to ${places}`,
  shareOf: (share, place) => `That is ${share} of ${place}.`,
  highest: (of, place) => `The highest value of the ${of} in ${place}.`,
  lowest: (of, place) => `The lowest value of the ${of} in ${place}.`,
  rank: (rank, of, place) => `Number ${rank} of the ${of} in ${place}, from high to low.`,
  place: (name) => (/gewest$/i.test(name) ? `the ${name}` : name),
  lastKnown: (value, period) => `Last known: ${value} in ${period}.`,
  forecastNote: 'This is a forecast: the year is still to come or has not been counted yet.',
  provisionalNote: 'This is a provisional figure: it may still change.',
  modelledNote: 'This figure comes from a model, not from a count.',
  forecast: 'forecast',
  provisional: 'provisional',
  missing: {
    suppressed: 'hidden for privacy',
    too_few_cases: 'too few cases to show',
    hidden: 'hidden by the source',
    unanswered: 'not covered by the source',
    undefined: 'cannot be computed',
    empty: 'no data',
    not_applicable: 'not applicable',
  },
  notAtLevel: 'no figure at this level',
  why: {
    suppressed:
      'This number is hidden to protect people’s privacy: it is about very few people, or it would give away another hidden number.',
    too_few_cases:
      'There are too few cases here for a reliable figure. This is no matter of privacy.',
    hidden: 'The source itself keeps this figure hidden.',
    unanswered: 'The source does not cover this area.',
    undefined: 'Part of the calculation is missing, or it would divide by zero.',
    empty: 'No figure is known here.',
    not_applicable: 'This cannot occur here.',
  },
  trend: (from, to, low, high) =>
    `Trend from ${from} to ${to}: lowest value ${low}, highest value ${high}.`,
  inTable: 'The figures in a table',
  period: 'Period',
  explanation: 'Definition and source',
  inDutch: 'in Dutch',
  source: 'Source',
  licence: 'Licence',
  available: 'Available',
  availableFor: (level, first, last) =>
    first === last ? `per ${level}, in ${first}` : `per ${level}, from ${first} to ${last}`,
  threshold: (threshold) => `Values below ${threshold} are hidden to protect privacy.`,
  thresholdOf: (threshold, name) => `This figure is shown only from ${threshold} (${name}).`,

  elsewhere: (level) => `Not known per ${level}`,
  elsewhereAbout: 'These figures exist for another kind of area.',

  neighbours: 'Neighbouring areas',
  parts: (name) => `Areas in ${name}`,
  partsIn: (areas, name) => `${areas} in ${name}`,
  tooMany: (areas) => `This area also holds ${areas}. Choose a smaller area to see them.`,
  name: 'Name',

  history: 'History',
  madeOf: (year) => `Formed in ${year} from:`,
  unchangedUntil: (year) => `Until ${year} this area already had the same code.`,
  earlier: (year) => `As it was until ${year}`,
  outdated: (year) => `This division was valid until ${year}.`,
  nowIn: 'Today this area is part of:',

  sources: 'Sources',
  published: (date, edition) => `Published on ${date}, edition ${edition}.`,
  noCookies: 'No cookies, no tracking.',
  kindWithin: (kind, place) => `${kind} in ${place}`,
  preview: (name) => `Key figures of ${name} with a small map.`,

  searchAbout: 'Search by name or code, or choose from a list.',
  searchLabel: 'Name or code of a municipality, neighbourhood or sector',
  searchButton: 'Search',
  searchFound: (number, query) =>
    pluralOf(number, 'en', {
      one: `1 area found for “${query}”`,
      other: `${count(number)} areas found for “${query}”`,
    }),
  searchNothing: (query) =>
    `Nothing found for “${query}”. Try the name of a municipality or a neighbourhood.`,
  former: (name) => `formerly ${name}`,
  browse: 'Choose from a list',
  missingTitle: 'We do not know this area',
  missingAbout: (code) =>
    `There is no area with the code “${code}”. Perhaps a letter is wrong, or the code belongs to another kind of area.`,
  missingPage: 'There is no page at this address.',
  didYouMean: 'Do you mean one of these areas?',
};
