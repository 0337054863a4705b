/** The page of `bench:client` on which deck.gl draws the areas of a level; `baselines.ts` builds it. */
import { type Color, Deck } from '@deck.gl/core';
import { GeoJsonLayer } from '@deck.gl/layers';
import type { FeatureCollection } from 'geojson';

declare global {
  interface Window {
    benchColours: () => void;
  }
}

const COLOURS: Color[] = [
  [217, 230, 241],
  [169, 200, 226],
  [127, 155, 203],
  [122, 95, 173],
  [90, 31, 124],
];
const level = new URLSearchParams(location.search).get('level');
const about = 'indicator=v1101_t&period=latest&geometry=simplified&zoom=8';
const answer = await fetch(`/api/export?format=geojson&level=${level}&${about}`);
const all: FeatureCollection = await answer.json();
// It takes features without an outline for a mistake.
const data = { ...all, features: all.features.filter(({ geometry }) => geometry !== null) };
const tooltip = document.querySelector('#tooltip');
let round = 0;

function createLayer(): GeoJsonLayer {
  const now = round;
  return new GeoJsonLayer({
    id: 'areas',
    data,
    stroked: false,
    pickable: true,
    getFillColor: (_, { index }) => COLOURS[(index + now) % COLOURS.length] ?? [0, 0, 0],
    updateTriggers: { getFillColor: now },
  });
}

const deck = new Deck({
  parent: document.querySelector<HTMLDivElement>('#deck'),
  width: 1440,
  height: 900,
  initialViewState: { longitude: 4.2, latitude: 51.05, zoom: 7.6 },
  controller: true,
  layers: [createLayer()],
  onHover: ({ index }) => {
    if (tooltip) tooltip.textContent = index < 0 ? '' : String(index);
  },
  onAfterRender: () => {
    document.body.dataset.ready = 'true';
  },
});

window.benchColours = () => {
  round++;
  deck.setProps({ layers: [createLayer()] });
};
