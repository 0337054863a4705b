import { describe, expect, it } from 'vitest';
import { labelFeatures } from '../../../client/src/map/label-features.ts';
import type { AreasAnswer } from '../../../server/contract/levels.ts';

type Sketch = {
  name: string;
  code?: string;
  box: [number, number, number, number] | null;
  parent?: number;
};

function createAreas(level: string, sketches: readonly Sketch[]): AreasAnswer {
  return {
    ok: true,
    edition: 'fb33839f9e6c',
    level,
    codes: sketches.map(({ code }, i) => code ?? `${level}${i}`),
    names: sketches.map(({ name }) => name),
    parents: { gemeente: sketches.map(({ parent }) => parent ?? null) },
    points: sketches.map(({ box }) => box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]),
    bboxes: sketches.map(({ box }) => box),
    unknown: [],
  };
}

const AROUND = createAreas('gemeente', [
  { name: 'Evergem', box: [3.6, 51.05, 3.8, 51.2] },
  { name: 'Gent', box: [3.6, 50.95, 3.85, 51.15] },
]);
const labelsOf = (sketches: readonly Sketch[]) =>
  labelFeatures(createAreas('deelgemeente', sketches), AROUND).features.map(
    ({ properties }) => properties,
  );

describe('names on the map', () => {
  it('wait until their area is as wide as they are', () => {
    const [wide, narrow] = labelsOf([
      { name: 'Drongen', box: [3.6, 51, 3.7, 51.1], parent: 1 },
      { name: 'Wondelgem', box: [3.6, 51, 3.62, 51.02], parent: 1 },
    ]);
    expect(narrow?.from).toBeGreaterThan((wide?.from ?? 0) + 2);
    expect(narrow?.order).toBeGreaterThan(wide?.order ?? 0);
  });

  it('are not read twice: a part of the same name waits until the whole has given way', () => {
    const labels = labelsOf([
      { name: 'Evergem', box: [3.6, 51.1, 3.75, 51.2], parent: 0 },
      { name: 'Evergem', box: [3.6, 51.1, 3.75, 51.2], parent: 1 },
    ]);
    const whole = labels.find(({ role, name }) => role === 'context' && name === 'Evergem');
    expect(labels[0]?.from).toBeCloseTo(whole?.to ?? 0, 1);
    expect(labels[1]?.from).toBeLessThan(whole?.to ?? 0);
  });

  it('are names: an area without one, or with its code for one, has no label', () => {
    expect(
      labelsOf([
        { name: '', box: [3.6, 51, 3.7, 51.1] },
        { name: '44013A2', code: '44013A2', box: [3.6, 51, 3.7, 51.1] },
        { name: 'Onbekend', box: null },
      ]).filter(({ role }) => role === 'own'),
    ).toEqual([]);
  });
});
