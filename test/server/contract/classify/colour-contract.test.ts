/** One colour contract: whoever shows a value of a question gives it the colour and class of its classification. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchDots } from '../../../../client/src/features/scatter/dot-batches.ts';
import { classOf, parseClasses } from '../../../../geodata/export/classes.ts';
import type { Status } from '../../../../geodata/model/status.ts';
import {
  type ClassRule,
  optionsOf,
  PIVOTS,
} from '../../../../server/contract/classify/class-rule.ts';
import {
  type Classification,
  classify,
  METHODS,
} from '../../../../server/contract/classify/classify.ts';
import {
  classAt,
  colourAt,
  shadeOfMissing,
  shadesOf,
} from '../../../../server/contract/classify/colour-of-area.ts';
import { type Figures, readFigures } from '../../../../server/contract/classify/figures.ts';
import { countBins } from '../../../../server/contract/classify/histogram.ts';
import { KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import {
  MAX_CLASSES,
  type Mode,
  SCHEMES,
  SHADES,
} from '../../../../server/contract/classify/schemes.ts';
import { createRandom, type Random } from '../../../fixtures/random.ts';

type Question = { figures: Figures; classes: Classification | null; mode: Mode };

const MISSING: Status[] = ['empty', 'hidden', 'not_applicable', 'unanswered', 'suppressed'];

/** A random question as the stores put it: figures with holes, and what the reader asked of the classes. */
function createQuestion(random: Random): Question {
  const decimals = random.whole(3);
  const skew = 1 + random.whole(6);
  const shift = random.pick([0, 0.3, 1]);
  const length = 1 + random.whole(400);
  const values: (number | null)[] = [];
  const statuses: Status[] = [];
  for (let i = 0; i < length; i++) {
    const isKnown = random.next() < 0.85;
    const value = Number(((random.next() ** skew - shift) * 5000).toFixed(decimals));
    values.push(isKnown ? value : null);
    statuses.push(isKnown ? 'value' : random.pick(MISSING));
  }
  const figures = readFigures({ values, statuses });
  const breaks = [-1200, -3, 0, 40, 999].slice(random.whole(5));
  const rule: ClassRule = {
    method: random.pick(METHODS),
    classes: 2 + random.whole(MAX_CLASSES - 1),
    scheme: random.pick([null, ...SCHEMES]),
    reversed: random.next() < 0.5,
    pivot: random.pick(PIVOTS),
    breaks: random.pick([null, breaks]),
  };
  const mode = random.pick(['light', 'dark'] as const);
  const type = random.pick(['count', 'share', 'mean', 'text'] as const);
  const { sorted } = figures;
  const middle = random.pick([null, 0, 100]);
  const about = {
    type,
    middle,
    decimals,
    sorted,
    reference: random.pick([null, 12.5, -400]),
  };
  return { figures, classes: classify(sorted, optionsOf(rule, about, mode)), mode };
}

describe('the same value of the same question', () => {
  it('has one class and one colour in map, legend, list, trend, histogram, scatterplot and export', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const { figures, classes, mode } = createQuestion(createRandom(seed));
      if (!classes) continue;
      const shades = shadesOf({ figures, classes });
      const sent = parseClasses(printClasses(classes));
      const dots = coloursOfDots({ figures, classes, mode });
      for (let index = 0; index < figures.values.length; index++) {
        const onMap = SHADES[mode][shades[index] ?? -1];
        expect(colourAt({ figures, classes }, index, mode), `seed ${seed}`).toBe(onMap);
        expect(dots.get(index), `seed ${seed}`).toBe(onMap);
        const at = classAt({ figures, classes }, index);
        if (at === null) continue;
        const value = figures.values[index] ?? 0;
        const inLegend = classes.classes[at];
        expect(inLegend?.colour, `seed ${seed}: ${value}`).toBe(onMap);
        expect(value >= (inLegend?.from ?? 0) && value <= (inLegend?.to ?? 0)).toBe(true);
        expect(classes.colourOf(value)).toBe(onMap);
        expect(classOf(sent, value)).toBe(at);
        expect(sent.colours[at]).toBe(onMap?.toLowerCase());
      }
      const chart = countBins(figures.sorted, 20, classes.classOf);
      const drawn = classes.classes.map((_, at) =>
        (chart?.bins ?? []).reduce((sum, bin) => sum + (bin.counts[at] ?? 0), 0),
      );
      if (chart) expect(drawn, `seed ${seed}`).toEqual(classes.classes.map(({ count }) => count));
    }
  });

  it('never looks like an area without a value', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const { figures, classes, mode } = createQuestion(createRandom(seed));
      const shades = shadesOf({ figures, classes });
      const ofClasses = new Set(classes?.classes.map(({ shade }) => shade));
      figures.kinds.forEach((kind, index) => {
        const missing = KINDS[kind] ?? 'empty';
        if (missing === 'value') return;
        expect(shades[index]).toBe(shadeOfMissing(missing));
        expect(ofClasses.has(shades[index] ?? 0), `seed ${seed} ${mode}`).toBe(false);
      });
    }
  });
});

/** What the plot paints each area with. */
function coloursOfDots({ figures, classes, mode }: Question): Map<number, string> {
  const { length } = figures.values;
  const batches = batchDots({
    view: { figures, classes },
    indices: Uint32Array.from(figures.values, (_, i) => i),
    back: Uint8Array.from(figures.values, (_, i) => i % 2),
    radii: Float32Array.from(figures.values, (_, i) => i % 5),
    mode,
  });
  const painted = batches.flatMap(({ colour, indices }) =>
    indices.map((index): [number, string] => [index, colour]),
  );
  expect(painted.length).toBe(length);
  return new Map(painted);
}

function printClasses({ breaks, classes }: Classification): string {
  return classes
    .flatMap(({ colour }, at) => [...(at === 0 ? [] : [String(breaks[at - 1])]), colour.slice(1)])
    .join(',');
}

/**
 * Nobody has another way to a colour: a chart that made one of its own could be right today and differ tomorrow.
 * A new name in these tables needs a reason beside it.
 */
describe('no file of the client colours by another way', () => {
  const ROOT = path.join(import.meta.dirname, '../../../../client/src');
  const CLASSIFY = path.join(import.meta.dirname, '../../../../server/contract/classify');
  const namesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
  const files = [
    ...namesIn(ROOT).map((name) => ({ name, at: path.join(ROOT, name) })),
    ...namesIn(CLASSIFY).map((name) => ({
      name: `classify/${name}`,
      at: path.join(CLASSIFY, name),
    })),
  ].map(({ name, at }) => ({ name, source: readFileSync(at, 'utf8') }));
  const having = (pattern: RegExp): string[] =>
    files.flatMap(({ name, source }) => (pattern.test(source) ? [name] : [])).sort();
  /** Imports these words as values, on one line or several. */
  const importing = (messages: string, from: string): string[] =>
    having(
      new RegExp(
        `import \\{[^}]*(?<!type )\\b(?:${messages})\\b[^}]*\\} from '[^']*/${from}\\.ts'`,
      ),
    );

  it('the book of colours is opened by few', () => {
    expect(files.length).toBeGreaterThan(150);
    const openers: Record<string, string> = {
      'classify/classify.ts': 'gives classes their places',
      'classify/pairs.ts': 'gives pairs of classes theirs',
      'classify/colour-of-area.ts': 'the way for all others',
      'ui/legend/missing-swatch.tsx': 'grounds of missing values',
      'features/export/map-picture.ts': 'the same, on paper',
      'features/export/vector-map.ts': 'the paper itself',
      'features/legend/class-options.tsx': 'samples of schemes to choose from',
      'features/cube/pyramid-chart.tsx': 'items of a dimension, which are no values',
    };
    const opening = importing('SHADES|shadesOfClasses|pairShades', 'schemes');
    expect(opening.filter((name) => !(name in openers))).toEqual([]);
    expect(opening).toContain('classify/colour-of-area.ts');
  });

  it('classes are made in one place for one topic, in one for two, and in one for those not chosen yet', () => {
    expect(importing('classify', 'classify')).toEqual([
      'classify/pairs.ts',
      // By the rule that the topic would have once chosen; of the chosen one it takes those of the map.
      'features/profile/profile-lines.ts',
      'state/map-view/create-map-view.ts',
    ]);
    const breaking = importing('\\w+Breaks', 'breaks');
    expect(breaking).toEqual(['classify/classify.ts']);
  });

  it('nobody compares a value with a break, or with the ends of a class', () => {
    const comparing = [
      /[<>]=?\s*\(?[\w?.]*\bbreaks\b/,
      /\bbreaks\b\S*\s*[<>]=?\s/,
      /(?<!=)[<>]=?\s*[\w?.[\]]*\.(?:from|to)\b(?!\()/,
      /\.(?:from|to)\s+[<>]=?\s/,
    ].flatMap(having);
    // That own breaks in a link ascend. The map's shader compares with `starts`: `journeys/map.test.ts` reads its pixels.
    expect(new Set(comparing)).toEqual(new Set(['link/url-keys.ts']));
  });

  it('no colour is written in the code, but in lists of colours that are no values', () => {
    const lists: Record<string, string> = {
      'classify/schemes.ts': 'the book itself',
      'classify/hatching.ts': 'marks of what is missing',
      'classify/flow-style.ts': 'lines of flows',
      'map/map-colours.ts': 'paper, water, lines and names',
      'ui/charts/marks.ts': 'marks of pinned areas, each with a shape',
      'features/header/brand-mark.tsx': 'the brand',
      'ui/legend/pair-matrix.tsx': 'black or white letters',
    };
    // A colour where a list has none never comes up.
    const literal =
      /(?<!\?\? )['"`](?:#[0-9a-f]{3}(?:[0-9a-f]{3})?['"`]|(?:rgba?|hsla?|oklch|oklab)\()/i;
    expect(having(literal).filter((name) => !(name in lists))).toEqual([]);
    expect(having(literal)).toContain('classify/schemes.ts');
  });
});
