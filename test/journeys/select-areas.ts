/** What a reader does to select areas, and what comes of it. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const GENT =
  '/?indicator=v1101_t&draw=areas&level=statsec2024&area=gemeente:44021&within=gemeente';

export const SHOWN = ['44021A63-', '44021A801', '44021A531', '44021A542'];

/** Whether a program is on this machine. */
export function canRun(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const hasGdal = canRun('ogr2ogr', '--version');

export async function drag(page: Page, path: [number, number][]): Promise<void> {
  const [first, ...rest] = path;
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const at of rest) await page.mouse.move(...at, { steps: 8 });
  await page.mouse.up();
}

/** Waits until so many areas are selected; answers how many. */
export async function untilCount(page: Page, wanted: (count: number) => boolean): Promise<number> {
  const read = async () => Number(await page.getAttribute('#selection-title', 'data-count'));
  await expect.poll(async () => wanted(await read()), { timeout: 30_000 }).toBe(true);
  return read();
}

/** Codes in the link, whichever way it writes them, read by the page that wrote them: those of its list. */
export async function selectedCodes(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const count = document.querySelector('#selection-title')?.getAttribute('data-count');
    const rows = document.querySelector('.table')?.getAttribute('aria-rowcount');
    return Number(rows) === Number(count) + 1;
  });
  const codes = await page.locator('.rows').evaluate(async (rows) => {
    const seen = new Set<string>();
    const end = rows.scrollHeight - rows.clientHeight;
    for (let top = 0; ; top += 500) {
      rows.scrollTop = top;
      // Rows come in sight in the frame after the list was told of scrolling.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      for (const row of rows.querySelectorAll<HTMLElement>('.row'))
        seen.add(row.dataset.code ?? '');
      if (top >= end) return [...seen];
    }
  });
  return codes.sort();
}

export async function download(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.click(button),
  ]);
  return readFile(await file.path());
}

export async function downloadText(page: Page, button: string): Promise<string> {
  return (await download(page, button)).toString('utf8');
}

/** A polygon over the middle of Gent. */
export function shapeAroundGent(): object {
  const ring = [
    [3.69, 51.03],
    [3.76, 51.03],
    [3.77, 51.06],
    [3.72, 51.08],
    [3.69, 51.03],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'middle' }, geometry }],
  };
}
