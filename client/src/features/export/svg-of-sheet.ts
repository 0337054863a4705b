import { HATCHINGS, MARK_COLOURS, TILE_PX } from '../../../../server/contract/classify/hatching.ts';
import { MISSING_ORDER, type Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { Item, Sheet } from './sheet-items.ts';

const FONT = "'Noto Sans', 'Noto Sans Variable', sans-serif";

/** A sheet as an SVG document. */
export function svgOfSheet({ width, height, items }: Sheet, title: string, mode: Mode): string {
  const clips: string[] = [];
  const body = items.map((item) => svgOf(item, clips)).join('\n');
  const used = MISSING_ORDER.filter((missing) => body.includes(`url(#${missing})`));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<title>${escapeXml(title)}</title>`,
    '<defs>',
    ...used.map((missing) => patternOf(missing, mode)),
    ...clips,
    '</defs>',
    body,
    '</svg>',
  ].join('\n');
}

function svgOf(item: Item, clips: string[]): string {
  switch (item.kind) {
    case 'rect':
      return `<rect x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" fill="${item.fill}"/>`;
    case 'path':
      return `<path d="${item.path}" fill="${item.fill ?? 'none'}"${strokeOf(item.stroke)}/>`;
    case 'circle':
      return `<circle cx="${item.x}" cy="${item.y}" r="${item.radius}" fill="${item.fill}"${strokeOf(item.stroke)}/>`;
    case 'hatching':
      return `<path d="${item.path}" fill="url(#${item.missing})"/>`;
    case 'text': {
      const halo = item.halo
        ? ` stroke="${item.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
        : '';
      return `<text x="${item.x}" y="${item.y}" font-size="${item.sizePx}" font-weight="${item.weight}" fill="${item.colour}" text-anchor="${item.anchor}"${halo}>${escapeXml(item.text)}</text>`;
    }
    case 'image':
      return `<image href="${item.image.toDataURL('image/png')}" x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}"/>`;
    case 'clip': {
      const { x, y, width, height } = item;
      const id = `clip-${clips.length}`;
      clips.push(
        `<clipPath id="${id}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`,
      );
      const inside = item.items.map((each) => svgOf(each, clips)).join('\n');
      return `<g clip-path="url(#${id})">\n${inside}\n</g>`;
    }
    default:
      return item satisfies never;
  }
}

function strokeOf(stroke: { colour: string; widthPx: number } | null): string {
  return stroke
    ? ` stroke="${stroke.colour}" stroke-width="${stroke.widthPx}" stroke-linejoin="round"`
    : '';
}

function patternOf(missing: Missing, mode: Mode): string {
  const { path, strokePx, mark } = HATCHINGS[missing];
  return `<pattern id="${missing}" width="${TILE_PX}" height="${TILE_PX}" patternUnits="userSpaceOnUse"><path d="${path}" fill="none" stroke="${MARK_COLOURS[mode][mark]}" stroke-width="${strokePx}" stroke-linecap="round"/></pattern>`;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
