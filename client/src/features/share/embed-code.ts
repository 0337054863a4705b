/** The piece of HTML that puts a map into somebody else's page. */
export type EmbedFrame = { address: string; title: string; heightPx: number };

export const HEIGHTS_PX = { least: 240, most: 2000, usual: 520 };

/** What a column of text on most pages leaves for a map, and what title, legend and source take of its height. */
const USUAL_WIDTH_PX = 680;
const AROUND_PX = 170;

export function embedCode({ address, title, heightPx }: EmbedFrame): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${heightPx}" style="border:0" loading="lazy" allowfullscreen></iframe>`;
}

/** A height that a reader typed, within what makes sense. */
export function readHeight(text: string): number | null {
  const px = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return px >= HEIGHTS_PX.least && px <= HEIGHTS_PX.most ? px : null;
}

/** The zoom at which what fills `sight` fits into the frame's map; one more level halves what is seen. */
export function zoomInFrame(
  zoom: number,
  sight: { width: number; height: number },
  heightPx: number,
): number {
  const room = Math.max(120, heightPx - AROUND_PX);
  return Math.max(0, zoom + Math.log2(Math.min(USUAL_WIDTH_PX / sight.width, room / sight.height)));
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '"': '&quot;',
    '<': '&lt;',
    '>': '&gt;',
  };
  return text.replace(/[&"<>]/g, (letter) => entities[letter] ?? letter);
}
