import { describe, expect, it } from 'vitest';
import { classOf, parseClasses } from '../../../geodata/export/classes.ts';
import { classify, METHODS } from '../../../server/contract/classify/classify.ts';
import { SCHEMES } from '../../../server/contract/classify/schemes.ts';
import { createRandom } from '../../fixtures/random.ts';

/** The classes of a map as a client hands them over. */
function printClasses(breaks: readonly number[], colours: readonly string[]): string {
  return colours
    .flatMap((colour, at) => [...(at === 0 ? [] : [String(breaks[at - 1])]), colour.slice(1)])
    .join(',');
}

describe('classes of an export', () => {
  it('are those of the map, for random values, methods and decimals', () => {
    const random = createRandom(7);
    for (let round = 0; round < 300; round++) {
      const decimals = random.whole(3);
      const scale = 10 ** decimals;
      const spread = 1 + random.whole(10_000);
      const low = random.pick([0, -spread / 2]);
      const shown = (): number => Math.round((low + random.next() * spread) * scale) / scale;
      const values = Float64Array.from({ length: 1 + random.whole(200) }, shown).sort();
      const map = classify(values, {
        method: random.pick(METHODS),
        decimals,
        mode: random.pick(['light', 'dark'] as const),
        scheme: random.pick(SCHEMES),
        reversed: random.next() < 0.5,
        pivot: random.pick([null, 0, spread / 3]),
        breaks: [shown(), shown()].sort((a, b) => a - b),
        classes: 2 + random.whole(8),
      });
      if (!map) continue;
      const text = printClasses(
        map.breaks,
        map.classes.map(({ colour }) => colour),
      );
      const classes = parseClasses(text);
      for (const value of [...values, shown(), ...map.breaks]) {
        const at = classOf(classes, value);
        expect(at, `${value} of ${text}`).toBe(map.classOf(value));
        expect(classes.colours[at]).toBe(map.colourOf(value).toLowerCase());
      }
    }
  });

  it('may be one colour alone', () => {
    const classes = parseClasses('eff3ff');
    expect(classOf(classes, -1e9)).toBe(0);
    expect(classOf(classes, 1e9)).toBe(0);
  });

  it.each([
    '',
    'eff3ff,10',
    '10,eff3ff',
    'eff3ff,1e3,6baed6',
    'eff3ff,,6baed6',
    'efg3ff',
    '#eff3ff',
    'eff3ff,5,bdd7e7,5,6baed6',
  ])('refuses "%s"', (text) => {
    expect(() => parseClasses(text)).toThrow(/colours with ascending breaks/);
  });
});
