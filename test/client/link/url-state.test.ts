import { describe, expect, it } from 'vitest';
import { SHARES } from '../../../client/src/link/cross-key.ts';
import { EMBED_PARTS } from '../../../client/src/link/embed-parts.ts';
import { INITIAL_STATE, parseUrlState, printUrlState } from '../../../client/src/link/link-text.ts';
import { NO_PINS, REFERENCE_KINDS } from '../../../client/src/link/pins.ts';
import { AXIS_KINDS, CHARTS, CROSSES, FITS } from '../../../client/src/link/plot-settings.ts';
import { FORMS, ORDERS } from '../../../client/src/link/profile-forms.ts';
import {
  APPEARANCES,
  CLASS_PERIODS,
  CLASS_SCOPES,
  DRAWINGS,
  roundCamera,
  type UrlState,
} from '../../../client/src/link/url-state.ts';
import { VIEWS } from '../../../client/src/link/views.ts';
import { PIVOTS } from '../../../server/contract/classify/class-rule.ts';
import { METHODS } from '../../../server/contract/classify/classify.ts';
import { SCHEMES } from '../../../server/contract/classify/schemes.ts';
import { FLOW_WAYS } from '../../../server/contract/flows.ts';
import { LANGUAGES } from '../../../server/contract/languages.ts';
import { MEASURES } from '../../../server/contract/measures.ts';
import { createRandom, type Random } from '../../fixtures/random.ts';

function createState(random: Random): UrlState {
  const maybe = <T>(value: T): T | null => (random.next() < 0.3 ? null : value);
  return {
    view: random.pick(VIEWS),
    second: maybe(random.pick(['v1101_t', 'vp1123_a_groei'])),
    secondPeriod: maybe(random.pick(['2015', '2023Q3'])),
    size: maybe('v1101_t'),
    plot: {
      x: random.pick(AXIS_KINDS),
      y: random.pick(AXIS_KINDS),
      fit: random.pick(FITS),
      isWeighted: random.next() < 0.5,
      cross: random.pick(CROSSES),
      hasTrails: random.next() < 0.5,
      chart: random.pick(CHARTS),
    },
    indicator: maybe(random.pick(['v1101_t', 'vp1123_a_groei', 'kubus_x'])),
    cells: maybe(random.pick(['geslacht:v', 'leeftijd5:0_4~20_24..35_39,geslacht:v'])),
    cross: maybe({ rows: 'leeftijd5', columns: 'geslacht' }),
    share: random.pick(SHARES),
    period: maybe(random.pick(['2024', '2023Q3', '2001'])),
    measure: random.pick(MEASURES),
    since: maybe(random.pick(['2014', '2020Q1'])),
    level: maybe(random.pick(['gemeente', 'statsec2024', 'ggw72024'])),
    follow: random.next() < 0.5,
    borders: random.pick(['auto', 'none', 'ggw72024']),
    area: maybe({
      level: random.pick(['gemeente', 'statsec2024']),
      code: random.pick(['44021', '44021A46-', '11001A00_', '21004']),
    }),
    within: maybe('gemeente'),
    selection: maybe({
      level: random.pick(['gemeente', 'statsec2024']),
      text: random.pick(['44021A46-,11001A00_', '44021', '~1k2j3h.fb33839f9e6c.AAcD_-9']),
    }),
    pins: random.pick([
      NO_PINS,
      [
        { mark: 3, level: 'gemeente', code: '44021' },
        { mark: 0, level: 'statsec2024', code: '44021A46-' },
      ],
    ]),
    reference: random.pick([...REFERENCE_KINDS, { level: 'gewest', code: '02000' }]),
    group: maybe(random.pick(['DEMOGRAFIE', 'WONEN & RUIMTE/Bevolking (statbel)'])),
    form: random.pick(FORMS),
    order: random.pick(ORDERS),
    outOnly: random.next() < 0.5,
    by: maybe(random.pick([['v1101_t'], ['vp1101_65p', 'vp1101_m']])),
    edition: maybe(random.pick(['fb33839f9e6c', '827e0f72ba3e'])),
    drawing: random.pick(DRAWINGS),
    flow: random.pick(FLOW_WAYS),
    method: random.pick(METHODS),
    classCount: 2 + random.whole(8),
    breaks: maybe(random.pick([[1], [-3.5, 0, 12], [1, 2, 3, 4, 5, 6, 7, 8]])),
    scheme: maybe(random.pick(SCHEMES)),
    reversed: random.next() < 0.5,
    pivot: random.pick(PIVOTS),
    classPeriods: random.pick(CLASS_PERIODS),
    only: maybe(random.pick([[0], [1, 3, 8]])),
    classScope: random.pick(CLASS_SCOPES),
    language: random.pick(LANGUAGES),
    appearance: random.pick(APPEARANCES),
    embed: maybe(random.pick([[], ['title'], ['legend', 'time'], [...EMBED_PARTS]] as const)),
    camera: maybe(
      roundCamera({
        zoom: 6 + random.next() * 10,
        lon: 2 + random.next() * 4,
        lat: 50 + random.next() * 2,
      }),
    ),
  };
}

function parse(link: string): UrlState {
  const url = new URL(link, 'http://localhost/');
  return parseUrlState(url.search, url.hash);
}

describe('the link', () => {
  it('reads back every state it writes', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const state = createState(createRandom(seed));
      expect(parse(printUrlState(state)), `seed ${seed}`).toEqual(state);
    }
  });

  it('is empty for the first picture', () => {
    expect(printUrlState(INITIAL_STATE)).toBe('');
    expect(parse('')).toEqual(INITIAL_STATE);
  });

  it('reads as a person would write it', () => {
    const state: UrlState = {
      ...INITIAL_STATE,
      level: 'statsec2024',
      area: { level: 'gemeente', code: '44021' },
      camera: { zoom: 10.5, lon: 3.71, lat: 51.05 },
    };
    expect(printUrlState(state)).toBe(
      '?level=statsec2024&area=gemeente:44021#10.500/51.05000/3.71000',
    );
  });

  it.each([
    '?method=magic&draw=hexagons&lang=de&theme=pink&over=moon',
    '?area=44021',
    '?area=:44021',
    '?level=<script>',
    '?edition=newest',
    '?select=44021',
    '?select=gemeente:',
    '?select=gemeente:44021,,44022',
    '?select=gemeente:~abc.AA',
    '?cells=geslacht',
    '?cells=geslacht:',
    '?cells=geslacht:v,,leeftijd5:0_4',
    '?cross=geslacht&share=half',
    '?cross=a:b:c',
    '?classes=1',
    '?classes=10',
    '?breaks=3,2',
    '?breaks=1e9',
    '?breaks=1,2,3,4,5,6,7,8,9',
    '?colours=rainbow&pivot=moon&reverse=2&span=ever',
    '?only=9',
    '#nonsense',
    '#1/2',
    '#99/51/3',
    '#8/91/3',
    '?unknown=1',
  ])('takes the default for what it cannot read: %s', (link) => {
    expect(parse(link)).toEqual(INITIAL_STATE);
  });
});
