import { describe, expect, it } from 'vitest';
import {
  isWorthKeeping,
  keepingOf,
  languageOf,
  surplus,
} from '../../../../client/src/features/offline/keeping.ts';
import { OFFLINE_MESSAGES } from '../../../../client/src/features/offline/offline-messages.ts';

const ORIGIN = 'https://atlas.example';
const of = (path: string, isPage = false) => keepingOf(new URL(path, ORIGIN), ORIGIN, isPage);

describe('what is kept for reading offline', () => {
  it.each([
    ['/', 'shell'],
    ['/?area=gemeente:44021&lang=fr', 'shell'],
    ['/gebied/gemeente/44021', 'page'],
    ['/fr/gebied/statsec/44021A00-', 'page'],
    ['/en/gebied', 'page'],
    ['/gebied?q=kerkstraat', 'nothing'],
    ['/gebiedsdelen', 'nothing'],
    ['/health', 'nothing'],
  ])('page %s: %s', (path, expected) => {
    expect(of(path, true)).toBe(expected);
  });

  it.each([
    ['/assets/index-1a2b.js', 'lasting'],
    ['/tiles/827e0f72ba3e/gemeente/11/1046/684.mvt', 'lasting'],
    ['/tiles/827e0f72ba3e/gemeente.json', 'nothing'],
    ['/pages/page-1a2b.css', 'lasting'],
    ['/api/values?indicator=v1101_t&level=gemeente&period=latest', 'answer'],
    ['/api/levels', 'answer'],
    ['/sw.js', 'nothing'],
    ['/fgb/827e0f72ba3e/gemeente.fgb', 'nothing'],
  ])('file %s: %s', (path, expected) => {
    expect(of(path)).toBe(expected);
  });

  it.each([
    '/api/locate?lon=3.7&lat=51.05',
    '/api/search?q=kerkstraat',
    '/api/address?q=kerkstraat%201',
  ])('never where somebody is or what somebody looks for: %s', (path) => {
    expect(of(path)).toBe('nothing');
  });

  it('never of another site', () => {
    expect(of('https://elsewhere.example/assets/a.js')).toBe('nothing');
    expect(of('https://elsewhere.example/', true)).toBe('nothing');
  });

  it('never an error, a part, or what a script may not read', () => {
    expect(isWorthKeeping({ status: 200, type: 'basic' })).toBe(true);
    for (const status of [204, 206, 304, 400, 404, 500, 503]) {
      expect(isWorthKeeping({ status, type: 'basic' })).toBe(false);
    }
    expect(isWorthKeeping({ status: 200, type: 'opaque' })).toBe(false);
  });

  it('forgets the oldest first', () => {
    expect(surplus(['a', 'b', 'c', 'd'], 3)).toEqual(['a']);
    expect(surplus(['a', 'b'], 3)).toEqual([]);
  });

  it('speaks the language of the page', () => {
    expect(['/gebied/x/1', '/fr/gebied/x/1', '/en/gebied/x/1'].map(languageOf)).toEqual([
      'nl',
      'fr',
      'en',
    ]);
    const keys = Object.values(OFFLINE_MESSAGES).map((messages) =>
      Object.keys(messages).toSorted(),
    );
    expect(new Set(keys.map(String)).size).toBe(1);
  });
});
