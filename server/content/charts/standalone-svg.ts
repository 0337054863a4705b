/** A block as a picture by itself: title, chart, what its colours mean, and where it comes from. */

import { MARK_COLOURS } from '../../contract/classify/hatching.ts';
import { SHADES } from '../../contract/classify/schemes.ts';
import { itemAt } from '../../contract/read-at.ts';
import { type Html, html, raw } from '../../http/html.ts';

export type Row = { name: string; value: string; share: number };
export type Standalone = {
  title: string;
  subtitle: string;
  /** HTML of the block: its first chart is taken. */
  picture: string;
  /** Shown as bars where the block is a table on the page. */
  rows: readonly Row[];
  /** Under the picture: source, area, address. */
  notes: readonly string[];
};

const WIDTH = 760;
const MARGIN = 40;
const INNER = WIDTH - 2 * MARGIN;
const LINE = 22;
const ROW = 26;
/** More rows are a table, not a picture. */
const MOST_ROWS = 24;
/** Letters that fit in a line of notes. */
const LETTERS = 108;

export function standaloneSvg({ title, subtitle, picture, rows, notes }: Standalone): string {
  const chart = chartIn(picture);
  // Bars name what they show.
  const keys = chart ? keysIn(picture) : [];
  const lines = notes.flatMap((note) => wrap(note, LETTERS));
  const top = 84;
  const keyRows = Math.ceil(keys.length / 2);
  const chartTop = top + keyRows * LINE + (keyRows > 0 ? 8 : 0);
  const body = chart ?? barRows(rows.slice(0, MOST_ROWS));
  const scale = chart ? INNER / body.width : 1;
  const foot = chartTop + body.height * scale + 28;
  const height = Math.round(foot + lines.length * 18 + 12);
  return String(html`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Noto Sans, sans-serif">
<style>${raw(rulesFor(body.inner + keys.map(({ mark }) => mark).join('')))}</style>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="${MARGIN}" y="44" font-size="20" font-weight="700" fill="#1d2327">${cut(title, 62)}</text>
<text x="${MARGIN}" y="68" font-size="14" fill="#4f5960">${cut(subtitle, 92)}</text>
${keys.map(({ mark, name }, at) => html`<g transform="translate(${MARGIN + (at % 2) * (INNER / 2)} ${top + Math.floor(at / 2) * LINE})">${raw(mark)}<text x="32" y="11" font-size="13" fill="#1d2327">${cut(name, 46)}</text></g>\n`)}<g transform="translate(${MARGIN} ${chartTop}) scale(${scale})">${raw(body.inner)}</g>
${lines.map((line, at) => html`<text x="${MARGIN}" y="${Math.round(foot + at * 18)}" font-size="12" fill="#4f5960">${line}</text>\n`)}</svg>`);
}

type Drawn = { inner: string; width: number; height: number };

/** The wide chart of a block; sparks and bars of tables are none. */
function chartIn(picture: string): Drawn | null {
  const found =
    /<svg class="(?:chart [^"]*wide|choropleth|wheel[^"]*)" viewBox="0 0 (\d+) (\d+)"[^>]*>([\s\S]*?)<\/svg>/.exec(
      picture,
    );
  if (!found) return null;
  const [, width, height, inner = ''] = found;
  return { inner, width: Number(width), height: Number(height) };
}

/** The legend beside the chart, as marks and names. */
function keysIn(picture: string): { mark: string; name: string }[] {
  const list = /<ul class="legend[^"]*">([\s\S]*?)<\/ul>/.exec(picture)?.[1] ?? '';
  return [
    ...list.matchAll(/<li(?: class="([^"]*)")?>\s*(?:<svg[^>]*>([\s\S]*?)<\/svg>)?([^<]*)<\/li>/g),
  ].map(([, kind = '', mark = '', name = '']) => ({
    mark: `<g class="${kind}">${mark}</g>`,
    name: name.trim().replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  }));
}

function barRows(rows: readonly Row[]): Drawn {
  const inner: Html = html`${rows.map(({ name, value, share }, at) => {
    const y = at * ROW;
    return html`<text x="0" y="${y + 16}" font-size="13" fill="#1d2327">${cut(name, 42)}</text><rect class="fill s0" x="290" y="${y + 4}" width="${(Math.max(0, share) * 270).toFixed(1)}" height="16"/><text x="${INNER}" y="${y + 16}" font-size="13" text-anchor="end" fill="#1d2327">${value}</text>`;
  })}`;
  return { inner: String(inner), width: INNER, height: Math.max(1, rows.length) * ROW };
}

const SERIES = ['#0b6e6e', '#b4531a', '#5b4b9a', '#6b747a', '#8a6d1d'];
const DASHES = ['none', '7 3', '2 3', '9 3 2 3'];
const { strong, faint } = MARK_COLOURS.light;

/** As the page has them in the light; only the shades that occur. */
function rulesFor(inner: string): string {
  const shades = [...new Set([...inner.matchAll(/\bh(\d+)"/g)].map(([, shade]) => Number(shade)))];
  return [
    ...shades.map((shade) => `.h${shade}{fill:${itemAt(SHADES.light, shade)}}`),
    ...SERIES.flatMap((colour, at) => [
      `.s${at} .line{stroke:${colour}}.s${at} .mark,.s${at}.fill,.s${at} .fill{fill:${colour}}`,
      `.s${at} .line{stroke-dasharray:${DASHES[at] ?? 'none'}}`,
    ]),
    '.line{fill:none;stroke-width:2}.line.expected{stroke-dasharray:3 4}.grid{stroke:#e4e0d8}',
    '.tick,.axis{fill:#4f5960;font-size:12px}.dots{fill:none;stroke:#4f5960;stroke-opacity:.45;stroke-width:4;stroke-linecap:round}',
    '.dot{fill:#4f5960;fill-opacity:.35}.mark{stroke:#fff}.fill{fill:#0b6e6e}',
    '.map-land{fill:#efece6}.map-ground{fill:#f7f5f1}.choropleth path,path[class^=h]{stroke:#fff;stroke-width:.7}',
    '.map-circle{stroke:#fff;fill-opacity:.85}.map-own{fill:none;stroke:#1d2327;stroke-width:2.5}.map-edge{fill:none;stroke:#6b747a;stroke-width:1.5}',
    `.map-mark{stroke:none}.mark-strong{stroke:${strong}}.mark-faint{stroke:${faint}}`,
    '.wheel-ground{fill:#f2efe9}.wheel-middle{fill:none;stroke:#cfcac0}',
  ].join('');
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
