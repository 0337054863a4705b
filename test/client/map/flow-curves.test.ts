import { describe, expect, it } from 'vitest';
import { bendFlows, likeness } from '../../../client/src/map/drawings/flow-curves.ts';
import { createRandom } from '../../fixtures/random.ts';

const flow = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1 });

describe('curves of flows', () => {
  it('there and back bow to opposite sides', () => {
    const [x0, y0, x1, y1] = bendFlows([flow(0, 0, 10, 0), flow(10, 0, 0, 0)]);
    expect([x0, x1]).toEqual([5, 5]);
    expect(Math.sign(y0 ?? 0)).toBe(-Math.sign(y1 ?? 0));
    expect(Math.abs(y0 ?? 0)).toBeCloseTo(1.6);
  });

  it('a smaller flow bends towards a larger one beside it, and not towards one that goes another way', () => {
    const alone = bendFlows([flow(0, 1, 10, 1)]);
    const beside = bendFlows([flow(0, 0, 10, 0), flow(0, 1, 10, 1)]);
    expect(beside[3]).toBeLessThan(alone[1] ?? 0);
    const crossing = bendFlows([flow(5, -5, 5, 5), flow(0, 1, 10, 1)]);
    expect(crossing[3]).toBe(alone[1]);
  });

  it('are finite and the same for the same flows, also from a place to itself', () => {
    const random = createRandom(7);
    const at = () => random.next() * 100;
    const flows = Array.from({ length: 300 }, () => flow(at(), at(), at(), at()));
    flows.push(flow(3, 3, 3, 3));
    const curves = bendFlows(flows);
    expect(curves.every(Number.isFinite)).toBe(true);
    expect(bendFlows(flows)).toEqual(curves);
  });

  it('likeness is 1 for the same flow, 0 for the opposite one, and less the farther away', () => {
    const own = flow(0, 0, 10, 0);
    expect(likeness(own, own)).toBeCloseTo(1);
    expect(likeness(own, flow(10, 0, 0, 0))).toBe(0);
    expect(likeness(own, flow(0, 2, 10, 2))).toBeGreaterThan(likeness(own, flow(0, 8, 10, 8)));
  });
});
