/**
 * Puts what is on the screen on one sheet of paper. A browser waits for nothing when it prints, and a canvas
 * keeps no frame: so the map is drawn once more and copied at that very moment.
 */
import './print-sheet.css';
import { render } from 'preact';
import { metresBetween } from '../../geometry/distance.ts';
import { frameOfMap } from '../../map/frame-in-sight.ts';
import { askMap } from '../../map/main-map.tsx';
import { mode, printing } from '../../state/page/appearance.ts';
import { type PaperMap, PrintSheet } from './print-sheet.tsx';

/** Dots for each pixel of the screen: some 200 to the inch on paper. */
const RATIO = 2;

let host: HTMLElement | null = null;
/** The picture that was taken in good time, where there was any. */
let taken: HTMLCanvasElement | null = null;

/** Once: a page is followed as long as it is there. */
let follows = false;

export function followPrint(): void {
  if (follows) return;
  follows = true;
  // Paper is light; what follows from that reaches map and legend between the two, as soon as the first is done.
  window.addEventListener('beforeprint', () => {
    if (mode.peek() === 'light') printing.value = true;
  });
  window.addEventListener('beforeprint', showSheet);
  window.addEventListener('afterprint', hideSheet);
  window.addEventListener('keydown', (event) => {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isPrint || event.key.toLowerCase() !== 'p' || mode.peek() === 'light') return;
    event.preventDefault();
    void printSheet();
  });
}

/**
 * Prints once the map has other colours, for which its tiles are made anew: so in the dark we wait. Who prints
 * from the browser's own menu in the dark gets the map, and its legend, as they are on the screen.
 */
export async function printSheet(): Promise<void> {
  followPrint();
  const hadToChange = mode.peek() !== 'light';
  printing.value = true;
  if (hadToChange) taken = (await askMap((map) => map.takePicture(RATIO))) ?? null;
  window.print();
}

function showSheet(): void {
  const picture = taken ?? askMap((map) => map.snapshot(RATIO));
  taken = null;
  host ??= document.body.appendChild(document.createElement('div'));
  host.className = 'print-host';
  render(<PrintSheet map={picture && cropped(picture)} />, host);
  document.documentElement.dataset.printing = '';
}

function hideSheet(): void {
  printing.value = false;
  delete document.documentElement.dataset.printing;
  if (host) render(null, host);
}

/** The part of the map that is in sight: panels cover the rest. */
function cropped(picture: HTMLCanvasElement): PaperMap | null {
  const frame = frameOfMap();
  if (!frame) return null;
  const { map, box } = frame;
  const ratio = picture.width / map.width;
  const size = [Math.round(box.width * ratio), Math.round(box.height * ratio)] as const;
  const drawing = new OffscreenCanvas(...size);
  drawing.getContext('2d')?.drawImage(picture, -box.x * ratio, -box.y * ratio);
  // Chromium prints a canvas drawn at this moment by drawing it again, a little smaller: dots it leaves alone.
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = size;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(drawing.transferToImageBitmap());
  const middle = (box.north + box.south) / 2;
  const metres = metresBetween([box.west, middle], [box.east, middle]);
  return { canvas, width: box.width, height: box.height, metresPerPixel: metres / box.width };
}
