/** Asks axe-core about a page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.0 to 2.2, A and AA, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What differs in the dark is colours: rules that look at them. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** One line per violation and element; empty when there is none. */
export async function findViolations(page: Page): Promise<string[]> {
  return run(page, { type: 'tag', values: RULES });
}

/** The same, of colours only: for a page that was seen whole in the light. */
export async function findViolationsOfColour(page: Page): Promise<string[]> {
  return run(page, { type: 'rule', values: OF_COLOUR });
}

async function run(page: Page, runOnly: RunOnly): Promise<string[]> {
  await untilStill(page);
  await page.evaluate(SOURCE);
  const results = (await page.evaluate(
    // What passes is only counted: to describe it takes axe half of its time.
    (only) => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }),
    runOnly,
  )) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary?.split('\n').slice(1).join(' ').trim() ?? '';
      return `${id} at ${target.join(' ')}: ${why}`;
    }),
  );
}

/** A colour on its way to another is neither, and what steps back for newer figures is on its way as well. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      (!document.querySelector('[data-stale="true"]') ||
        document.querySelector('.error-message')) &&
      document.getAnimations().every((each) => !(each instanceof CSSTransition)),
  );
}

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}
