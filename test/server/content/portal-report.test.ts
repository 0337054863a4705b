/** Old links to reports (FIELD A28, A46): to the right page, or saying why not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openContent } from '../../../scripts/content/open-content.ts';
import { contentOf, useContent } from '../../../server/content/context/content-of.ts';
import { portalReportPath } from '../../../server/content/pages/portal-report.ts';
import { printReportsPage } from '../../../server/content/pages/reports-page.ts';
import type { EditionBundle } from '../../../server/edition/edition-bundle.ts';
import { placeAt } from '../../../server/edition/place.ts';

let bundle: EditionBundle;
beforeAll(async () => {
  bundle = (await openContent('geodata/starter', 'data')).bundle;
  const settings = { home: 'map' as const, portal: { '7f3a-11': 'sdg' } };
  useContent(bundle, { ...contentOf(bundle), settings });
});
afterAll(() => bundle.edition.close());

it('leads to the report that a manager names, for the area of the link', () => {
  const of = (query: string) => portalReportPath(bundle, `/jive/report${query}`);
  expect(of('?workspace_guid=7f3a-11&input_geo=gemeente_11002')).toBe(
    '/rapport/sdg/gemeente/11002',
  );
  expect(of('?workspace_guid=7f3a-11&input_geo=gemeente_11002,gemeente_44021')).toBe(
    '/rapport/sdg/gemeente/11002,44021',
  );
  expect(of('?workspace_guid=7f3a-11')).toBe('/rapport/sdg');
  expect(of('?input_geo=provincie_10000')).toBe('/rapport?gebied=provincie%3A10000');
  expect(of('?indicator=v1101_t')).toBeNull();
  expect(portalReportPath(bundle, '/')).toBeNull();
});

it('says of a report without a successor which there are for the area', () => {
  const path = portalReportPath(bundle, '/?workspace_guid=old&input_geo=gemeente_11002');
  expect(path).toBe('/rapport?gebied=gemeente%3A11002&onbekend=old');
  const data = bundle.edition.level('gemeente');
  const place = placeAt(data, data.indexOf.get('11002') ?? -1);
  const page = printReportsPage(bundle, 'report', 'nl', 'http://a', { place, unknown: 'old' });
  expect(page).toContain('Het rapport “old” van het vroegere portaal heeft hier geen opvolger');
  expect(page).toContain('href="/rapport/sdg/gemeente/11002"');
  expect(page).toContain('href="/dashboard/demografie/gemeente/11002"');
});
