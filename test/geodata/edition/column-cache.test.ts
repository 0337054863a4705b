import { describe, expect, it } from 'vitest';
import { ColumnCache } from '../../../geodata/edition/column-cache.ts';

describe('the cache of columns', () => {
  it('keeps what was asked for last, up to its bytes', () => {
    const cache = new ColumnCache<{ bytes: number }>(({ bytes }) => bytes, 100);
    for (const key of ['a', 'b', 'c']) cache.set(key, { bytes: 30 });
    expect(cache.get('a')).toEqual({ bytes: 30 });
    cache.set('d', { bytes: 30 });
    expect(cache.get('a')).toBeDefined();
    expect(cache.get('b')).toBeUndefined();
  });

  it('takes a size that is no whole number, and a value that is null', () => {
    const cache = new ColumnCache<number | null>((value) => (value ?? 0) * 1.5);
    cache.set('half', 3);
    cache.set('none', null);
    expect(cache.get('half')).toBe(3);
    expect(cache.get('none')).toBeNull();
  });

  it('does not keep what is larger than itself', () => {
    const cache = new ColumnCache<{ bytes: number }>(({ bytes }) => bytes, 100);
    cache.set('large', { bytes: 101 });
    expect(cache.get('large')).toBeUndefined();
  });
});
