/** Measures names as the charts write them, so that none is laid over another. */
let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Pixels at the size of the charts' names. */
export function textWidth(text: string): number {
  const before = known.get(text);
  if (before !== undefined) return before;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = '500 12px "Noto Sans Variable", system-ui, sans-serif';
  const width = Math.ceil(context.measureText(text).width) + 2;
  known.set(text, width);
  return width;
}

/** The text, or its beginning with an ellipsis where it is too wide. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = text.length - 1;
  while (kept > 1 && textWidth(`${text.slice(0, kept)}…`) > width) kept--;
  return `${text.slice(0, kept).trimEnd()}…`;
}
