import { describe, expect, it } from 'vitest';
import { moveSelection } from '../../../../client/src/features/selection/other-level.ts';
import { parseCodeTable } from '../../../../client/src/features/selection/parse-codes.ts';
import { boxAround } from '../../../../client/src/features/selection/selection-box.ts';
import { metresBetween } from '../../../../client/src/geometry/distance.ts';
import { areaSet } from '../../../../client/src/link/area-set.ts';
import { formatDistance, formatSurface } from '../../../../client/src/messages/distances.ts';
import { commonParents } from '../../../../client/src/state/selection/common-parents.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';

/** Six parts of three wholes; part 5 has no place and part 4 no whole. */
function createLevels(): { parts: AreasAnswer; wholes: AreasAnswer } {
  const base = { ok: true as const, edition: 'e', points: [], bboxes: [] };
  return {
    parts: {
      ...base,
      level: 'part',
      codes: ['a', 'b', 'c', 'd', 'e', 'f'],
      names: ['A', 'B', 'C', 'D', 'E', 'F'],
      parents: { whole: [0, 0, 1, 1, null, 1], all: [0, 0, 0, 0, 0, 0] },
      unknown: [5],
    },
    wholes: {
      ...base,
      level: 'whole',
      codes: ['x', 'y'],
      names: ['X', 'Y'],
      parents: { all: [0, 0] },
      unknown: [],
    },
  };
}

describe('a selection that moves to another level', () => {
  const { parts, wholes } = createLevels();

  it('becomes its parts on a finer one', () => {
    expect(moveSelection(wholes, areaSet([1]), parts)).toEqual({
      kind: 'parts',
      parts: areaSet([2, 3, 5]),
    });
  });

  it('becomes what lies wholly in it, or partly, on a coarser one; parts without a place do not count', () => {
    expect(moveSelection(parts, areaSet([0, 2, 3]), wholes)).toEqual({
      kind: 'around',
      whole: areaSet([1]),
      touched: areaSet([0, 1]),
    });
  });

  it('does not move between levels that have nothing to do with each other', () => {
    const other = { ...wholes, level: 'other', parents: {} };
    expect(moveSelection(parts, areaSet([0]), other)).toBeNull();
  });
});

describe('areas around a selection', () => {
  it('hold all of it', () => {
    const { parts } = createLevels();
    expect(commonParents(parts, areaSet([0, 1]))).toEqual([
      { level: 'whole', index: 0 },
      { level: 'all', index: 0 },
    ]);
    expect(commonParents(parts, areaSet([1, 2]))).toEqual([{ level: 'all', index: 0 }]);
    expect(commonParents(parts, areaSet([4]))).toEqual([{ level: 'all', index: 0 }]);
    expect(commonParents(parts, areaSet([]))).toEqual([]);
  });

  it('have a box, where any of them has a place', () => {
    expect(boxAround(areaSet([0, 1, 2]), [[1, 2, 3, 4], null, [0, 3, 2, 9]])).toEqual([0, 2, 3, 9]);
    expect(boxAround(areaSet([1]), [[1, 2, 3, 4], null])).toBeNull();
  });
});

describe('codes in a table', () => {
  const codes = ['11001A00-', '11001A01-'];
  const names = ['Een', 'Twee'];

  it('are those of the column that has most of them', () => {
    const table = 'jaar;sector;waarde\n2024;11001A00-;5\n2024;11001A01-;6\n2024;99999Z99-;7\n';
    expect(parseCodeTable(table, codes, names)).toEqual({ found: [0, 1], unknown: ['99999Z99-'] });
  });

  it('may stand alone, with or without a heading', () => {
    expect(parseCodeTable('11001A00-\n11001A01-\n', codes, names).found).toEqual([0, 1]);
    expect(parseCodeTable('code\n11001A00-\n', codes, names)).toEqual({ found: [0], unknown: [] });
    expect(parseCodeTable('a;b\n1;2\n', codes, names).found).toEqual([]);
  });
});

describe('distances', () => {
  it('are those along the earth', () => {
    // A degree of a meridian on the mean sphere: 2π · 6371.0088 km / 360.
    expect(metresBetween([4, 50], [4, 51])).toBeCloseTo(111_195.08, 1);
    expect(metresBetween([4, 51], [4, 51])).toBe(0);
  });

  it('are told in three digits', () => {
    expect(formatDistance(849.6, 'nl')).toBe('850 m');
    expect(formatDistance(1238, 'nl')).toBe('1,24 km');
    expect(formatDistance(12_380, 'en')).toBe('12.4 km');
    expect(formatSurface(156_400_000, 'nl')).toBe('156 km²');
  });
});
