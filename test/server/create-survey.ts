import { createIndicator } from './create-edition.ts';

/** Content of a small edition with a sample survey. The published example of DOMAIN.md §5 is the municipality 44021. */
export function createSurvey() {
  return {
    indicators: [
      createIndicator('v_agree', 'eens', { visible: false }),
      createIndicator('v_asked', 'bevraagden', { visible: false }),
      createIndicator('v_answers', 'gewogen antwoorden'),
      createIndicator('vp_agree', 'aandeel eens', {
        dataType: 'share',
        formula: 'v_agree / v_answers * 100',
        aggregationIndicator: 'v_answers',
        sampleIndicator: 'v_asked',
        threshold: 30,
        thresholdIndicator: 'v_asked',
        rounding: 0.1,
      }),
    ],
    figures: {
      v_agree: { gemeente: { '2024': [4602.75, 500, 40, -99998] } },
      v_asked: { gemeente: { '2024': [408, 12, 100, -99998] } },
      v_answers: { gemeente: { '2024': [11626.85, 900, 80, -99998] } },
    },
  };
}
