/** The picture that other sites show beside a link to an area: its name, two figures and its map, as PNG. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Language } from '../../../geodata/model/model.ts';
import { capitalise } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { nameOf, type Place } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { readFont } from '../layout/page-files.ts';
import { readWoff } from '../layout/read-woff.ts';
import { levelName, sayPeriod, sayPlace, WORDS } from '../words/words.ts';
import type { AreaFacts } from './area-facts.ts';
import { drawArea, MAP_HEIGHT, MAP_WIDTH } from './area-map.ts';
import type { Figure } from './figure.ts';
import { gatherProfile } from './profile.ts';
import { sayCell } from './sentences.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const MAX_FIGURES = 3;
/** Rough width of a letter, in parts of the size: text is cut before it runs into the map. */
const LETTER = 0.56;
const TEXT_WIDTH = 590;
const MAP_LEFT = 690;

/** The renderer and the letters, made ready when the first picture is asked for. */
let ready: Promise<Buffer[]> | null = null;

async function prepare(): Promise<Buffer[]> {
  const require = createRequire(import.meta.url);
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return [400, 700].flatMap((weight) =>
    ['latin', 'latin-ext'].map((set) => readWoff(readFont(set, weight, 'woff'))),
  );
}

/** Draws a document of SVG as PNG. */
export async function renderPng(svg: string): Promise<Buffer> {
  ready ??= prepare();
  const font = { fontBuffers: await ready, defaultFontFamily: 'Noto Sans' };
  const resvg = new Resvg(svg, { font });
  try {
    const image = resvg.render();
    const png = Buffer.from(image.asPng());
    image.free();
    return png;
  } finally {
    resvg.free();
  }
}

export function drawPreview(bundle: EditionBundle, place: Place, language: Language): string {
  const { facts, figures } = gatherProfile(bundle, place);
  const words = WORDS[language];
  const kind = capitalise(levelName(place.data.level, language));
  const within = facts.context ? words.kindWithin(kind, sayPlace(facts.context, language)) : kind;
  const shown = figures.filter(({ latest }) => latest.cell.value !== null).slice(0, MAX_FIGURES);
  const name = nameOf(place, language);
  const nameSize = fitSize(name, 68, 30);
  return String(html`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="Noto Sans">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbfaf7"/>
${drawMap(bundle, facts)}
<text x="56" y="84" font-size="28" font-weight="700" fill="#0b6e6e">${words.site}</text>
<text x="56" y="176" font-size="${nameSize}" font-weight="700" fill="#1d2327">${cut(name, nameSize)}</text>
<text x="56" y="222" font-size="26" fill="#4f5960">${cut(within, 26)}</text>
${shown.map((figure, i) => drawFigure(figure, 300 + i * 112, language))}
</svg>`);
}

function drawFigure(figure: Figure, y: number, language: Language): Html {
  const { indicator, latest } = figure;
  const value = sayCell(latest.cell, figure, language);
  const when = `(${sayPeriod(latest.period, language)})`;
  return html`<text x="56" y="${y}" font-size="22" fill="#4f5960">${cut(capitalise(indicator.name[language]), 22)}</text>
<text x="56" y="${y + 46}" font-size="42" font-weight="700" fill="#1d2327">${cut(value, 42)} <tspan font-size="24" font-weight="400" fill="#4f5960">${when}</tspan></text>
`;
}

function drawMap(bundle: EditionBundle, facts: AreaFacts): Html | null {
  const drawing = facts.isUnknown ? null : drawArea(bundle, facts);
  if (!drawing) return null;
  const scale = HEIGHT / MAP_HEIGHT;
  // The right half of the picture shows the middle of the map.
  const left = MAP_LEFT + (WIDTH - MAP_LEFT - MAP_WIDTH * scale) / 2;
  return html`<clipPath id="right"><rect x="${MAP_LEFT}" y="0" width="${WIDTH - MAP_LEFT}" height="${HEIGHT}"/></clipPath>
<g clip-path="url(#right)"><rect x="${MAP_LEFT}" width="${WIDTH - MAP_LEFT}" height="${HEIGHT}" fill="#eef2f3"/>
<g transform="translate(${left} 0) scale(${scale})" stroke-linejoin="round">
<path d="${drawing.land}" fill="#e9e4da" stroke="#fbfaf7" stroke-width="2.5"/>
<path d="${drawing.own}" fill="#0b6e6e" fill-opacity="0.35" stroke="#0b6e6e" stroke-width="5"/>
<path d="${drawing.edge}" fill="none" stroke="#6b747a" stroke-width="3" stroke-dasharray="10 6"/>
</g></g>`;
}

/** The largest size between two at which a text fits. */
function fitSize(text: string, most: number, least: number): number {
  return Math.max(least, Math.min(most, Math.floor(TEXT_WIDTH / (text.length * LETTER))));
}

function cut(text: string, size: number): string {
  const most = Math.floor(TEXT_WIDTH / (size * LETTER));
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
