import { describe, expect, it } from 'vitest';
import {
  bordersOf,
  contextOf,
  crumbsOf,
  fallbackLevel,
  familiarLevel,
  isFar,
  ladderLevels,
  nearestLevel,
  partLevels,
  scopeOf,
  whyMissing,
} from '../../../client/src/state/levels/ladder.ts';
import type { AreaRef } from '../../../server/contract/areas.ts';
import type { LevelAnswer } from '../../../server/contract/levels.ts';

function createLevel(
  code: string,
  family: string,
  parents: string[],
  validUntil?: number,
): LevelAnswer {
  const text = { nl: code, fr: code, en: code };
  return {
    code,
    family,
    parents,
    ...(validUntil ? { validUntil } : {}),
    name: code,
    namePlural: code,
    names: text,
    namesPlural: text,
    areas: 1,
    drawn: 1,
    boundaries: 'official',
    minZoom: 0,
    offered: true,
    children: [],
  };
}

const LEVELS = [
  createLevel('gewest', 'gewest', []),
  createLevel('provincie', 'provincie', ['gewest']),
  createLevel('elz', 'elz', ['provincie', 'gewest']),
  createLevel('gemeente', 'gemeente', ['elz', 'provincie', 'gewest']),
  createLevel('gemeente2024', 'gemeente', ['gemeente', 'provincie', 'gewest'], 2024),
  createLevel('ggw72024', 'ggw7', ['gemeente2024', 'gemeente', 'provincie', 'gewest'], 2024),
  createLevel(
    'statsec2024',
    'statsec',
    ['ggw72024', 'gemeente2024', 'gemeente', 'provincie', 'gewest'],
    2024,
  ),
];
const LADDER = {
  families: ['gewest', 'provincie', 'gemeente', 'deelgemeente', 'ggw7', 'statsec'],
  context: ['gemeente', 'provincie', 'gewest'],
  compared: ['ggw7', 'gemeente', 'provincie', 'gewest'],
};
const level = (code: string) => LEVELS.find((each) => each.code === code) as LevelAnswer;
const area = (at: string, code: string): AreaRef => ({ level: at, code, name: code, index: 0 });
const codesOf = (levels: readonly LevelAnswer[]) => levels.map((each) => each.code);

const PATH = [
  area('gewest', '2000'),
  area('provincie', '40000'),
  area('elz', 'elz13'),
  area('gemeente', '44021'),
  area('gemeente2024', '44021'),
  area('ggw72024', '440211'),
  area('statsec2024', '44021A63-'),
];

describe('the ladder', () => {
  it('takes the newest vintage of each family, coarse to fine', () => {
    expect(codesOf(ladderLevels(LEVELS, LADDER))).toEqual([
      'gewest',
      'provincie',
      'gemeente',
      'ggw72024',
      'statsec2024',
    ]);
  });

  it('leaves side paths and older vintages out of the steps', () => {
    const steps = crumbsOf(PATH.slice(0, -1), LEVELS, LADDER).map((step) => step.level);
    expect(steps).toEqual(['gewest', 'provincie', 'gemeente', 'ggw72024']);
  });

  it('surrounds fine levels with municipalities and municipalities with provinces', () => {
    expect(contextOf(level('statsec2024'), LEVELS, LADDER)?.code).toBe('gemeente');
    expect(contextOf(level('gemeente'), LEVELS, LADDER)?.code).toBe('provincie');
    expect(contextOf(level('gewest'), LEVELS, LADDER)).toBeNull();
  });

  it('is that of the edition: other families make other steps', () => {
    const zones = { families: ['gewest', 'elz', 'gemeente'], context: ['elz'], compared: [] };
    expect(codesOf(ladderLevels(LEVELS, zones))).toEqual(['gewest', 'elz', 'gemeente']);
    expect(contextOf(level('gemeente'), LEVELS, zones)?.code).toBe('elz');
    expect(familiarLevel(LEVELS, zones)?.code).toBe('elz');
  });

  it('says what most readers know, and what is too large to say where somebody is', () => {
    expect(familiarLevel(LEVELS, LADDER)?.code).toBe('gemeente');
    const far = LEVELS.filter((each) => isFar(each, LADDER));
    expect(codesOf(far)).toEqual(['gewest', 'provincie']);
  });

  it('offers the drawn level among the parts even when it is off the ladder', () => {
    const finer = ['elz', 'gemeente', 'statsec2024'];
    expect(codesOf(partLevels(LEVELS, finer, 'gemeente', LADDER))).toEqual([
      'gemeente',
      'statsec2024',
    ]);
    expect(codesOf(partLevels(LEVELS, finer, 'elz', LADDER))).toEqual([
      'gemeente',
      'statsec2024',
      'elz',
    ]);
  });

  it('falls back to the next coarser level with figures', () => {
    expect(fallbackLevel(LEVELS, 'statsec2024', ['gewest', 'gemeente'])).toBe('gemeente');
    expect(fallbackLevel(LEVELS, 'gemeente2024', ['gewest', 'gemeente'])).toBe('gemeente');
    expect(fallbackLevel(LEVELS, 'gemeente', ['gemeente'])).toBe('gemeente');
    const hidden = LEVELS.map((level) => ({ ...level, offered: level.code !== 'gemeente2024' }));
    // 15.1: figures of a vintage that is not offered are drawn there, and not asked of one without.
    expect(fallbackLevel(hidden, 'gemeente', ['gemeente2024'])).toBe('gemeente2024');
  });
});

describe('the listed areas', () => {
  const gent = PATH.slice(0, 4);

  it('are the parts of the chosen area when the drawn level is finer', () => {
    expect(scopeOf(gent, level('statsec2024'), LEVELS, null, LADDER)?.level).toBe('gemeente');
  });

  it('are its neighbours in the area around it when it is itself drawn', () => {
    expect(scopeOf(gent, level('gemeente'), LEVELS, null, LADDER)?.level).toBe('provincie');
    expect(scopeOf(PATH, level('statsec2024'), LEVELS, null, LADDER)?.level).toBe('gemeente');
  });

  it('stay within the ancestor that the link names', () => {
    expect(scopeOf(PATH, level('statsec2024'), LEVELS, 'ggw72024', LADDER)?.level).toBe('ggw72024');
    expect(scopeOf(PATH, level('gemeente'), LEVELS, 'ggw72024', LADDER)?.level).toBe('provincie');
  });
});

describe('levels without figures', () => {
  const parts = { ...level('gemeente'), children: ['ggw72024', 'statsec2024'] };

  it('say whether figures of parts are there and cannot be added up', () => {
    expect(whyMissing(parts, ['statsec2024'])).toBe('not_summed');
    expect(whyMissing(level('statsec2024'), ['gemeente'])).toBe('unknown');
  });

  it.each([
    ['statsec2024', ['provincie', 'gemeente'], 'gemeente'],
    ['provincie', ['gemeente', 'ggw72024'], 'gemeente'],
    ['ggw72024', ['gemeente', 'statsec2024'], 'gemeente'],
    ['gemeente', ['gemeente2024'], 'gemeente2024'],
    ['elz', ['gemeente'], 'gemeente'],
  ])('%s: of %j the nearest is %s', (wanted, available, nearest) => {
    expect(nearestLevel(LEVELS, level(wanted), available, LADDER)?.code).toBe(nearest);
  });
});

describe('borders over the map', () => {
  it('are those around the level, another one that was chosen, or none', () => {
    const drawn = level('gemeente');
    expect(bordersOf(drawn, LEVELS, 'auto', LADDER)?.code).toBe('provincie');
    expect(bordersOf(drawn, LEVELS, 'elz', LADDER)?.code).toBe('elz');
    expect(bordersOf(drawn, LEVELS, 'none', LADDER)).toBeNull();
  });

  it('are those around where the chosen ones say nothing', () => {
    for (const wanted of ['gemeente', 'nowhere']) {
      expect(bordersOf(level('gemeente'), LEVELS, wanted, LADDER)?.code).toBe('provincie');
    }
  });
});
