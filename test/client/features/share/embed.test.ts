import { describe, expect, it } from 'vitest';
import {
  embedCode,
  readHeight,
  zoomInFrame,
} from '../../../../client/src/features/share/embed-code.ts';
import {
  EMBED_PARTS,
  parseEmbed,
  printEmbed,
  USUAL_PARTS,
} from '../../../../client/src/link/embed-parts.ts';

describe('the parts of an embedded map', () => {
  it('are the usual ones where a link names none', () => {
    for (const text of ['', '1', 'nonsense']) expect(parseEmbed(text)).toEqual(USUAL_PARTS);
  });

  it('are read as they were written, whichever they are', () => {
    for (let bits = 0; bits < 2 ** EMBED_PARTS.length; bits++) {
      const parts = EMBED_PARTS.filter((_, i) => (bits >> i) & 1);
      expect(parseEmbed(printEmbed(parts))).toEqual(parts);
    }
    expect(printEmbed(null)).toBe('');
    expect(parseEmbed('time,unheard-of,title')).toEqual(['title', 'time']);
  });
});

it('the code for a page cannot be broken out of', () => {
  const code = embedCode({
    address: 'https://atlas.example/?a=1&b="x"',
    title: 'Aandeel <5 jaar & "ouder"></iframe><script>',
    heightPx: 400,
  });
  expect(code).toContain('src="https://atlas.example/?a=1&amp;b=&quot;x&quot;"');
  expect(code.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
  expect(code).toContain('height="400"');
});

it.each([
  ['520', 520],
  [' 240 ', 240],
  ['239', null],
  ['2001', null],
  ['1e3', null],
  ['', null],
  ['-400', null],
])('a height is a number of pixels that makes sense: %s', (text, height) => {
  expect(readHeight(text)).toBe(height);
});

it('half the room shows the same at one zoom less', () => {
  const sight = { width: 680, height: 100 };
  expect(zoomInFrame(9, sight, 520)).toBeCloseTo(9);
  expect(zoomInFrame(9, { ...sight, width: 1360 }, 520)).toBeCloseTo(8);
  expect(zoomInFrame(9, { width: 100, height: 700 }, 520)).toBeCloseTo(8);
});
