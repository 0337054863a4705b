import { afterEach, expect, it } from 'vitest';
import { ValueComputer } from '../../../geodata/compute/compute-values.ts';
import { answerRegion } from '../../../geodata/publish/custom-region.ts';
import { ValuePublisher } from '../../../geodata/publish/publish-values.ts';
import {
  createSmallEdition,
  removeSmallEditions,
  type SmallEdition,
} from '../../fixtures/create-small-edition.ts';

afterEach(removeSmallEditions);

async function answer(small: SmallEdition, indicator: string, areas: number[]) {
  const publisher = new ValuePublisher(new ValueComputer(await createSmallEdition(small)));
  return answerRegion(publisher, publisher.ask(indicator, 'statsec', '2024'), areas);
}

it('of too few cases is refused with the parents it lies in as the nearest', async () => {
  const small: SmallEdition = {
    levels: { gemeente: 2, statsec: 4 },
    parents: { statsec: { gemeente: [0, 0, 1, 1] } },
    indicators: [
      { code: 'people', threshold: null },
      { code: 'jobs', threshold: null },
      {
        code: 'share',
        formula: 'jobs / people * 100',
        dataType: 'ratio',
        threshold: 100,
        thresholdIndicator: 'people',
      },
    ],
    figures: {
      people: { statsec: { '2024': [30, 90, 300, 400] } },
      jobs: { statsec: { '2024': [10, 20, 100, 100] } },
    },
  };
  const refused = await answer(small, 'share', [0]);
  expect(refused).toMatchObject({ status: 'suppressed', reason: 'too_few_cases', nearest: [0, 1] });
  expect(await answer(small, 'share', [0, 1])).toMatchObject({ status: 'value', value: 25 });
});

it('takes the largest shown parents, of whatever vintage', async () => {
  // Two sectors are hidden in each old municipality; all three municipalities around them are shown.
  const small: SmallEdition = {
    levels: { gemeente2018: 3, gemeente: 2, statsec: 6 },
    parents: {
      gemeente2018: { gemeente: [0, 0, 1] },
      statsec: { gemeente2018: [0, 0, 1, 1, 2, 2], gemeente: [0, 0, 0, 0, 1, 1] },
    },
    indicators: [{ code: 'people', threshold: 5 }],
    figures: { people: { statsec: { '2024': [3, 40, 4, 90, 50, 60] } } },
  };
  expect(await answer(small, 'people', [0, 1, 2, 3])).toMatchObject({
    status: 'value',
    value: 137,
    parts: [{ level: 'gemeente', index: 0 }],
  });
});
