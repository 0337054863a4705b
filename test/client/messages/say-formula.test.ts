import { describe, expect, it } from 'vitest';
import { sayFormula } from '../../../client/src/messages/say-formula.ts';

const NAMES: Record<string, string> = { v1101_t: 'inwoners', v9900_opp: 'oppervlakte' };
const say = (formula: string) =>
  sayFormula(
    formula,
    (code) => NAMES[code] ?? null,
    (value) => value.toLocaleString('nl'),
  );

describe('a formula in words', () => {
  it.each([
    ['v1101_t / v9900_opp * 1000000', 'inwoners ÷ oppervlakte × 1.000.000'],
    ['v1101_t/v9900_opp', 'inwoners ÷ oppervlakte'],
    ['(v1101_t - 2) * 0.5', '(inwoners − 2) × 0,5'],
  ])('says %s as %s', (formula, messages) => {
    expect(say(formula)).toBe(messages);
  });

  it('leaves what it does not know as it is', () => {
    expect(say('data_from_period(v1101_t, "-1")')).toContain('data_from_period');
    expect(say('v1101_t / v0000')).toBe('inwoners ÷ v0000');
  });
});
