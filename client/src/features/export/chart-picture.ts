/** A chart of the page as a picture of its own: what the style sheets say is written into it. */
import { boxPath } from './sheet-items.ts';
import { escapeXml } from './svg-of-sheet.ts';

export const CHARTS = ['histogram', 'trend'] as const;
export type Chart = (typeof CHARTS)[number];

/** What a style sheet may say of a shape. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
] as const;
const EDGE = 24;
const FONT = "'Noto Sans', 'Noto Sans Variable', sans-serif";

export type ChartCaption = {
  title: string;
  subtitle: string;
  footer: string[];
  paper: string;
  ink: string;
  soft: string;
};

/** Whether the chart is on the page now. */
export function isDrawn(chart: Chart): boolean {
  return svgOf(chart) !== null;
}

function svgOf(chart: Chart): SVGSVGElement | null {
  return document.querySelector<SVGSVGElement>(`.${chart} svg[role="img"]`);
}

/** The chart as an SVG document; null when it is not on the page. */
export function chartSvg(chart: Chart, caption: ChartCaption): string | null {
  const drawn = svgOf(chart);
  if (!drawn) return null;
  const { width, height } = drawn.viewBox.baseVal;
  const inside = inlineStyles(drawn);
  const ends = [...document.querySelectorAll(`.${chart}-ends span`)].map(
    (span) => span.textContent ?? '',
  );
  const scale = 2;
  const total = { width: width * scale + 2 * EDGE, height: height * scale + 130 + EDGE };
  const bottom = 72 + height * scale;
  const text = (content: string, x: number, y: number, size: number, more = ''): string =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${size > 13 ? caption.ink : caption.soft}" ${more}>${escapeXml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${total.width}" height="${total.height}" viewBox="0 0 ${total.width} ${total.height}" font-family="${FONT}">`,
    `<title>${escapeXml(caption.title)}</title>`,
    `<path d="${boxPath(0, 0, total.width, total.height)}" fill="${caption.paper}"/>`,
    text(caption.title, EDGE, 34, 18, 'font-weight="600"'),
    text(caption.subtitle, EDGE, 54, 13),
    `<g transform="translate(${EDGE} 66) scale(${scale})">${inside}</g>`,
    text(ends[0] ?? '', EDGE, bottom + 14, 12),
    text(ends[1] ?? '', total.width - EDGE, bottom + 14, 12, 'text-anchor="end"'),
    ...caption.footer.map((line, i) => text(line, EDGE, bottom + 38 + i * 16, 11)),
    '</svg>',
  ].join('\n');
}

/** The shapes of a drawing with their styles as attributes. */
function inlineStyles(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const shapes = drawn.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((shape, i) => {
    const original = shapes[i];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of STYLES) shape.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'style']) shape.removeAttribute(name);
  });
  return new XMLSerializer().serializeToString(copy).replace(/^<svg[^>]*>|<\/svg>$/g, '');
}

/** An SVG document as PNG, with so many dots for each pixel. */
export async function pngOfSvg(svg: string, ratio: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * ratio;
    canvas.height = image.naturalHeight * ratio;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOf(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
