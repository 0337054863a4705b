import { describe, expect, test } from 'vitest';
import { STATUSES, UNANSWERED } from '../../../geodata/model/status.ts';
import { coverageOfRegion, publishCoverage } from '../../../geodata/publish/publish-coverage.ts';
import { open } from '../compute/open-places.ts';

const MISSING = { empty: -99996, hidden: -99997, notApplicable: -99998, unanswered: -99999 };

type Places = ReturnType<typeof open>;

function coverageOf({ publisher }: Places, code: string, level: string) {
  return publishCoverage(publisher, publisher.ask(code, level, '2024'));
}

/** Sectors: three of Gent (the last at an unknown location), Beveren, Zwijndrecht, Aalst. */
const sectors = (...list: (number | null)[]) => ({ statsec2024: { '2024': list } });

describe('partial is said (15.20)', () => {
  test('a sum tells how many of its parts are known, and nothing where all are', () => {
    const places = open({ v: {} }, { v: sectors(1, null, 5, 3, 4, 6) });
    expect(coverageOf(places, 'v', 'gemeente')).toEqual([
      { known: 2, parts: 3, level: 'statsec2024', share: null, atLeast: null },
      null,
      null,
    ]);
    expect(coverageOf(places, 'v', 'statsec2024')).toBeNull();
  });

  test('nothing at an unknown location and parts that do not apply leave nothing out', () => {
    const places = open({ v: {} }, { v: sectors(1, MISSING.notApplicable, null, 3, 4, 6) });
    expect(coverageOf(places, 'v', 'gemeente')).toBeNull();
  });

  test('a broken sum keeps its status and says at least what the shown parts add up to', () => {
    const places = open(
      { v: {} },
      { v: sectors(10, MISSING.hidden, 0, 87603, MISSING.unanswered, null) },
    );
    expect(places.of('v', 'gemeente')).toEqual(['hidden', 'unanswered', 'empty']);
    const [gent, beveren, aalst] = coverageOf(places, 'v', 'gemeente') ?? [];
    expect(gent).toMatchObject({ known: 2, parts: 3, atLeast: 10 });
    expect(beveren).toMatchObject({ known: 1, parts: 2, atLeast: 87603 });
    expect(aalst).toBeNull();
  });

  test('a bound counts shown parts only: what is suppressed is in none', () => {
    const places = open(
      { v: { threshold: 5 } },
      { v: sectors(10, 3, MISSING.hidden, 2, MISSING.unanswered, 6) },
    );
    const [gent, beveren] = coverageOf(places, 'v', 'gemeente') ?? [];
    expect(gent).toMatchObject({ known: 2, parts: 3, atLeast: 10 });
    expect(beveren).toMatchObject({ known: 1, parts: 2, atLeast: null });
  });

  test('there is no bound where what is unknown may be below zero, nor one that rounding lifts', () => {
    const below = open({ v: {} }, { v: sectors(10, -4, MISSING.hidden, 1, 1, 1) });
    expect(coverageOf(below, 'v', 'gemeente')?.[0]?.atLeast).toBeNull();
    const tens = open({ v: { rounding: 10 } }, { v: sectors(15, 26, MISSING.hidden, 1, 1, 1) });
    expect(coverageOf(tens, 'v', 'gemeente')?.[0]?.atLeast).toBe(40);
  });

  test('a mean tells which share of the weight it stands for', () => {
    const places = open(
      { m: { dataType: 'mean', aggregationIndicator: 't' }, t: {} },
      { m: sectors(8, null, null, 3, 4, 6), t: sectors(25, 75, 0, 1, 1, 1) },
    );
    expect(places.of('m', 'gemeente')).toEqual([8, 3.5, 6]);
    expect(coverageOf(places, 'm', 'gemeente')?.[0]).toMatchObject({ share: 0.25, atLeast: null });
  });

  test('a formula tells of its least covered operand', () => {
    const places = open(
      { n: {}, t: {}, p: { formula: 'n / t * 100', dataType: 'share' } },
      { n: sectors(8, null, 1, 3, 4, 6), t: sectors(25, 75, 1, 1, 1, 1) },
    );
    expect(coverageOf(places, 'p', 'gemeente')?.[0]).toMatchObject({
      known: 2,
      parts: 3,
      operand: 'n',
    });
  });

  test('a region: at least 87,603, one of two municipalities unknown (FIELD A15)', () => {
    const { publisher } = open(
      { v: {} },
      { v: { gemeente: { '2024': [87603, MISSING.unanswered, 7] } } },
    );
    const question = publisher.ask('v', 'gemeente', '2024');
    expect(STATUSES[UNANSWERED]).toBe('unanswered');
    expect(coverageOfRegion(publisher, question, [0, 1], UNANSWERED)).toMatchObject({
      known: 1,
      parts: 2,
      level: 'gemeente',
      atLeast: 87603,
    });
  });
});
