import type { ProfileWords } from './profile-nl.ts';

export const profileEn: ProfileWords = {
  title: (name) => `Profile of ${name}`,
  latest: 'Each figure is the latest there is, with its year beside it.',
  teach: 'Choose an area to see its profile',
  teachHint:
    'All figures of a theme for one area, beside another area and beside all areas of its kind.',
  theme: 'Theme',
  formLabel: 'Form of the profile',
  forms: { table: 'Table', wheel: 'Wheel', alike: 'Areas like this one' },
  order: 'Order',
  orders: { theme: 'of the theme', name: 'from A to Z', out: 'what stands out first' },
  filter: 'Filter topics…',
  outOnly: 'Only what stands out',
  outHint:
    'How far an area is from the middle, in the usual distance between areas: that from the middle to the quartile on the same side. From twice that on it stands out. Extreme areas do not count in it. Counts come last: they tell most of how large an area is.',
  count: (shown, all) => `${shown} of ${all} topics`,
  none: 'No topic fits.',
  noTheme: 'This theme has no figures at this level.',
  notHere: (count) =>
    count === 1
      ? '1 topic of this theme has no figures at this level.'
      : `${count} topics of this theme have no figures at this level.`,
  topic: 'Topic',
  value: 'Value',
  spread: (areas) => `Among all ${areas}`,
  trend: 'Trend',
  choose: (name) => `${name}: show on the map`,
  rank: (rank, of) => `no. ${rank} of ${of}`,
  shared: (rank, of, count) => `no. ${rank} of ${of}, shared with ${count}`,
  higher: (by) => `${by}, higher`,
  lower: (by) => `${by}, lower`,
  part: (share) => `${share} of it`,
  same: 'as high',
  points: 'percentage points',
  noReference: 'no figure',
  above: (share) => `higher than ${share}`,
  outHigh: 'stands out: high',
  outLow: 'stands out: low',
  strip: (value, low, middle, high) =>
    `${value}; a quarter is below ${low}, the middle is ${middle}, a quarter is above ${high}`,
  stripReference: (name, value) => `${name}: ${value}`,
  trendLabel: (first, from, last, to) => `${first}: ${from}, ${last}: ${to}`,
  margin: (margin) => `± ${margin}`,
  marginHint: (margin) =>
    `Out of a sample: with 95% certainty the true value is at most ${margin} higher or lower.`,
  weak: {
    margin: 'wide margin of error',
    cases: (cases) => `only ${cases} cases`,
    few: (of) => `of only ${of}`,
  },
  weakHint: {
    margin: 'The margin of error of the sample is large beside the figure.',
    cases: (cases, of) =>
      `This figure is about some ${cases} in ${of}. Chance weighs much with so few: read it with care.`,
    few: (of) => `This figure is taken of only ${of}. Read it with care.`,
  },
  key: {
    classes: 'colour: class, as on the map of that topic',
    own: 'this area',
    quarters: 'the middle half, with the middle',
  },
  wheel: {
    label: (name) =>
      `Profile wheel of ${name}. Arrow keys go from slice to slice, Enter shows the topic on the map.`,
    hint: 'Point at a slice',
    lowest: 'lowest class',
    highest: 'highest class',
    below: 'below zero',
    over: 'above zero',
    fill: (areas) =>
      `The further a slice is filled, the more ${areas} have a lower value. High is neither good nor bad.`,
    missing: 'no figure: the reason is told',
  },
  alike: {
    title: (name, areas) => `${areas} most like ${name}`,
    by: (count) => `Compared by ${count} ${count === 1 ? 'topic' : 'topics'}`,
    choose: 'Compare by what?',
    compared: (count, areas) => `found among ${count} ${areas}`,
    how: 'Each difference is measured in the usual distance between areas, so that every topic counts as much. 0 is the very same, 1 is a usual difference.',
    none: 'Too few figures to compare areas. Choose another theme or other topics.',
    distance: 'Distance',
    closeness: {
      same: 'nearly the same',
      very: 'much alike',
      rather: 'alike',
      little: 'a little alike',
    },
    common: (common, of) => `${common} of ${of} topics in common`,
    most: (list) => `Most alike in: ${list}`,
    least: (list) => `Most different in: ${list}`,
    high: (name) => `${name} (higher)`,
    low: (name) => `${name} (lower)`,
    show: 'Show on the map',
    compare: 'Compare these',
  },
};
