/** The check of pages finds what it looks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageCheck } from '../../scripts/page-checks/check-page.ts';
import { createTestApp, type TestApp } from '../fixtures/create-app.ts';

let test: TestApp;
let page: string;
beforeAll(async () => {
  test = await createTestApp();
  page = await (await test.app.request('/fr/gebied/gemeente/44021')).text();
});
afterAll(() => test.stop());

/** The page with something put in place of a piece of it that is there. */
function change(from: string | RegExp, to: string): string {
  const changed = page.replace(from, to);
  if (changed === page) throw new Error(`nothing to change: ${from}`);
  return changed;
}

describe('the check of pages', () => {
  it('has nothing to say of a page that is right', () => {
    expect(createPageCheck(test.editions.live().edition, 'fr')(page)).toEqual([]);
  });

  it.each([
    ['a heading without a name', /<h1>[^<]*<\/h1>/, '<h1></h1>', 'no name in the heading'],
    ['a paragraph that says nothing', /<p class="lead">[^<]*</, '<p class="lead"> <', 'empty p'],
    ['a cell that says nothing', /<td>[^<]*<\/td>/, '<td></td>', 'empty td'],
    ['a number that is none', /<td>[^<]*<\/td>/, '<td>NaN</td>', '"NaN" in "NaN"'],
    ['a value that is not there', 'class="lead">', 'class="lead">undefined ', '"undefined" in'],
    ['an attribute without a value', /aria-label="Langue"/, 'aria-label=""', 'empty aria-label'],
    ['a sentence in Dutch', 'class="lead">', 'class="lead">Bekijk op de kaart ', 'Dutch "Bekijk'],
    ['half a sentence in Dutch', 'class="lead">', 'class="lead">5 % meer dan in 2019 ', 'Dutch'],
    ['an id that occurs twice', '<p class="lead"', '<p id="content" class="lead"', 'occurs twice'],
    ['markup that does not close', '</h1>', '', 'closes what is not open'],
    ['markup that is none', '<h1>', '<h1 <b>', 'line '],
  ])('finds %s', (_, from, to, problem) => {
    const found = createPageCheck(test.editions.live().edition, 'fr')(change(from, to));
    expect(found.join('\n')).toContain(problem);
  });

  it('lets Dutch be where it is marked as Dutch', () => {
    const marked = change(
      'class="lead">',
      'class="lead"><span lang="nl">Bekijk op de kaart</span> ',
    );
    expect(createPageCheck(test.editions.live().edition, 'fr')(marked)).toEqual([]);
  });
});
