import { describe, expect, it } from 'vitest';
import { linesOfArea, partnersOf } from '../../../client/src/state/flows/flow-lines.ts';
import type { FlowPartners, FlowPartnersAnswer } from '../../../server/contract/flows.ts';

const partner = (index: number, value: number | null): FlowPartners['partners'][number] => ({
  level: 'gemeente',
  code: `c${index}`,
  name: `n${index}`,
  index,
  value,
  status: value === null ? 'hidden' : 'value',
});

function createAnswer(
  to: Partial<FlowPartners>,
  from: Partial<FlowPartners>,
): Pick<FlowPartnersAnswer, 'area' | 'to' | 'from'> {
  const side = (given: Partial<FlowPartners>): FlowPartners => ({
    partners: [],
    shown: given.partners?.length ?? 0,
    suppressed: 0,
    ...given,
  });
  return {
    area: { level: 'gemeente', code: 'c9', name: 'n9', index: 9 },
    to: side(to),
    from: side(from),
  };
}

describe('lines of an area', () => {
  const answer = createAnswer(
    { partners: [partner(1, 30), partner(2, 10), partner(3, null)] },
    { partners: [partner(2, 25), partner(1, 5)] },
  );

  it('go the way that is asked', () => {
    expect(linesOfArea(answer, 'out')).toEqual([
      { from: 9, to: 1, value: 30 },
      { from: 9, to: 2, value: 10 },
    ]);
    expect(linesOfArea(answer, 'in')).toEqual([
      { from: 2, to: 9, value: 25 },
      { from: 1, to: 9, value: 5 },
    ]);
  });

  it('net go the way of the larger flow, and leave out what is hidden', () => {
    expect(linesOfArea(answer, 'net')).toEqual([
      { from: 9, to: 1, value: 25 },
      { from: 2, to: 9, value: 15 },
    ]);
    expect(partnersOf(answer, 'net')).toMatchObject({ shown: 2, suppressed: 1 });
  });

  it('net are unknown, never 0, where a side that suppresses does not list the partner', () => {
    const veiled = createAnswer(
      { partners: [partner(1, 30), partner(2, 10)] },
      { partners: [partner(1, 5)], suppressed: 4 },
    );
    expect(partnersOf(veiled, 'net')).toMatchObject({
      rows: [{ code: 'c1', value: -25 }],
      suppressed: 4,
    });
  });

  it('net are unknown for partners beyond those listed', () => {
    const cut = createAnswer(
      { partners: [partner(1, 30)] },
      { partners: [partner(2, 5)], shown: 7 },
    );
    expect(partnersOf(cut, 'net').rows).toEqual([{ code: 'c2', name: 'n2', index: 2, value: 5 }]);
  });
});
