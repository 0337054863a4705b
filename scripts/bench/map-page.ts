/** The page of `bench:client` on which the client's own map draws a level, without the page around it. */

import { AtlasMap } from '../../client/src/map/atlas-map.ts';
import type { Scene } from '../../client/src/map/scene.ts';
import { optionsOf } from '../../server/contract/classify/class-rule.ts';
import { classify } from '../../server/contract/classify/classify.ts';
import { type Figures, readFigures } from '../../server/contract/classify/figures.ts';

declare global {
  interface Window {
    benchYear: () => void;
    benchDrag: () => void;
    benchTopic: () => void;
    benchRedraw: () => void;
  }
}

const PERIODS = 20;
/** More than stay on the graphics card, so that each is put there anew. */
const TOPICS = 40;
const DECIMALS = 1;

const query = new URLSearchParams(location.search);
const level = query.get('level') ?? '';
const count = Number(query.get('count'));
const container = document.querySelector<HTMLElement>('#map');
if (!container) throw new Error('the page has no place for a map');

const columns = Array.from({ length: PERIODS + TOPICS }, (_, period) => {
  const figures = readFigures({ values: valuesOf(period), statuses: null });
  const rule = {
    method: 'quantile',
    classes: 5,
    scheme: null,
    reversed: false,
    pivot: 'zero',
    breaks: null,
  } as const;
  const about = {
    type: 'ratio',
    middle: null,
    decimals: DECIMALS,
    sorted: figures.sorted,
    reference: null,
  } as const;
  const classes = classify(figures.sorted, optionsOf(rule, about, 'light'));
  return {
    figures,
    starts: classes?.breaks ?? [],
    colours: classes?.classes.map(({ colour }) => colour) ?? [],
  };
});

/** Seeded, and somewhat alike from one period to the next. */
function valuesOf(period: number): number[] {
  let state = 1 + period;
  return Array.from({ length: count }, (_, i) => {
    state = Math.imul(state, 1664525) + 1013904223;
    const noise = (state >>> 0) / 2 ** 32;
    return Math.round((50 + 40 * Math.sin(i / 97 + period / 5) + 10 * noise) * 10) / 10;
  });
}

function sceneOf(at: number, moved = 0): Scene {
  const column = columns[at % columns.length];
  if (!column) throw new Error(`there is no column ${at}`);
  const { figures, starts, colours }: { figures: Figures; starts: number[]; colours: string[] } =
    column;
  return {
    tilesOf: () => query.get('tiles') ?? '',
    level,
    borders: [],
    drawing: 'areas',
    flows: null,
    isStill: true,
    areas: {
      ok: true,
      edition: '',
      level,
      codes: [],
      names: [],
      parents: {},
      points: [],
      bboxes: [],
      unknown: [],
    },
    sizes: { column: { figures, decimals: DECIMALS }, peak: 1 },
    paint: {
      first: { figures, decimals: DECIMALS },
      second: null,
      isPair: false,
      starts: starts.map((start) => start + moved),
      secondStarts: [],
      colours,
      lit: null,
      members: null,
      fade: null,
      isPaper: false,
    },
  };
}

const tooltip = document.querySelector('#tooltip');
const map = new AtlasMap(container, {
  mode: 'light',
  camera: { zoom: 7.6, lon: 4.2, lat: 51.05 },
  gestures: null,
  still: true,
  events: {
    onPoint: (area) => {
      void map.hover(area);
      if (tooltip) tooltip.textContent = area ? String(area.index) : '';
    },
    onClick: () => {},
    onMove: () => {},
    onRest: () => {},
    onSettled: (isSettled) => {
      if (isSettled) document.body.dataset.ready = 'true';
    },
  },
});
let period = 0;
let topic = 0;
let moved = 0;
void map.show(sceneOf(0));

window.benchYear = () => {
  period = (period + 1) % PERIODS;
  void map.show(sceneOf(period));
};
window.benchDrag = () => {
  moved = (moved + 0.3) % 5;
  void map.show(sceneOf(period, moved));
};
window.benchTopic = () => {
  topic = (topic + 1) % TOPICS;
  void map.show(sceneOf(PERIODS + topic));
};
window.benchRedraw = () => map.panBy([0, 0], true);
