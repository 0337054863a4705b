/**
 * Content whose suppressed numbers can be recognised wherever they turn up: with a threshold of 1,000 they
 * are of three digits, mostly primes, which no index, code, share or coordinate of the edition is.
 */
import { createIndicator, type EditionContent } from './create-edition.ts';

const PEOPLE = {
  '2023': [21991, 431, 1709, 5749, 61547, 59999, 1301],
  '2024': [23459, 347, 1823, 5693, 62731, 619, 853],
};
const MEN = {
  '2023': [11003, 211, 857, 2903, 30011, 29989, 641],
  '2024': [11731, 173, 911, 2843, 31337, 307, 421],
};
const AGE = {
  '2023': [41.2371, 38.9173, 44.1913, 40.7717, 39.3319, 42.8831, 37.1171],
  '2024': [41.4373, 39.1193, 44.5933, 40.9719, 39.5371, 43.1839, 37.3191],
};
/** People asked: enough everywhere but in two sectors. */
const ASKED = { '2024': [4409, 89, 1103, 1289, 9001, 127, 401] };
const AGREE = { '2024': [10007, 151, 907, 2411, 28001, 281, 409] };

/** Who moves from one sector to another: a row per origin. */
const MOVES = {
  '2024': [
    [20011, 421, 30013, 15013, 8011, 0, 0],
    [17011, 433, 21011, 9011, 0, 7013, 0],
    [19013, 6007, 479, 487, 12011, 8009, 0],
    [14009, 5003, 491, 499, 11003, 6011, 503],
    [9007, 5009, 7039, 13001, 25013, 509, 0],
    [8017, 5011, 0, 16001, 22003, 521, 6013],
    [7019, 0, 0, 5021, 5023, 0, 0],
  ],
};
const MOVED_CHILDREN = {
  '2024': MOVES['2024'].map((row) => row.map((number) => Math.round(number / 7))),
};

const THRESHOLD = 1000;

export function createSecrets(): EditionContent {
  const privately = { threshold: THRESHOLD };
  return {
    indicators: [
      createIndicator('v_people', 'inwoners', privately),
      createIndicator('v_men', 'mannen', privately),
      createIndicator('v_women', 'vrouwen', { ...privately, formula: 'v_people - v_men' }),
      createIndicator('v_tens', 'inwoners op tien', {
        ...privately,
        formula: 'v_people',
        rounding: 10,
      }),
      createIndicator('v_growth', 'groei', {
        formula: 'v_people - data_from_period(v_people, "-1")',
      }),
      createIndicator('vp_men', 'aandeel mannen', {
        dataType: 'share',
        formula: 'v_men / v_people * 100',
        aggregationIndicator: 'v_people',
        threshold: THRESHOLD,
        thresholdIndicator: 'v_men',
        rounding: 0.0001,
      }),
      createIndicator('vg_age', 'gemiddelde leeftijd', {
        dataType: 'mean',
        aggregationIndicator: 'v_people',
        threshold: THRESHOLD,
        thresholdIndicator: 'v_people',
        rounding: 0.0001,
      }),
      createIndicator('vs_moves', 'verhuizers', privately),
      createIndicator('vs_children', 'verhuisde kinderen', { visible: false }),
      createIndicator('vs_share', 'aandeel kinderen', {
        dataType: 'share',
        threshold: THRESHOLD,
        thresholdIndicator: 'vs_children',
        rounding: 0.0001,
      }),
      createIndicator('v_asked', 'bevraagden', { ...privately, visible: false }),
      createIndicator('v_agree', 'eens', { ...privately, visible: false }),
      createIndicator('vp_agree', 'aandeel eens', {
        dataType: 'share',
        formula: 'v_agree / v_people * 100',
        aggregationIndicator: 'v_people',
        sampleIndicator: 'v_asked',
        threshold: THRESHOLD,
        thresholdIndicator: 'v_agree',
        rounding: 0.0001,
      }),
    ],
    figures: {
      v_people: { statsec: PEOPLE },
      v_men: { statsec: MEN },
      vg_age: { statsec: AGE },
      v_asked: { statsec: ASKED },
      v_agree: { statsec: AGREE },
    },
    flows: {
      vs_moves: MOVES,
      vs_children: MOVED_CHILDREN,
      vs_share: {
        '2024': MOVES['2024'].map((row, from) =>
          row.map((number, to) => 10.0037 + ((number * 7 + from * 13 + to * 29) % 7919) / 100),
        ),
      },
    },
  };
}
