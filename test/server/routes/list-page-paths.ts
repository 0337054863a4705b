/** Paths of pages for people: areas, topics, reports, dashboards and stories, in three languages. */

export function listPages(
  areas: readonly { level: string; code: string }[],
  codes: readonly string[],
): Record<string, string[]> {
  const topicsIn = (prefix: string): string[] => [
    `${prefix}/onderwerp`,
    `${prefix}/onderwerp?q=inwoners`,
    ...codes.map((code) => `${prefix}/onderwerp/${code}`),
  ];
  const pagesIn = (prefix: string): string[] => [
    `${prefix}/gebied`,
    `${prefix}/gebied?q=gent`,
    `${prefix}/gebied/statsec/none`,
    ...areas.map(({ level, code }) => `${prefix}/gebied/${level}/${code}`),
  ];
  return {
    'GET /gebied/*': [...pagesIn(''), '/gebied/statsec/44021A01-/preview.png'],
    'GET /fr/gebied/*': pagesIn('/fr'),
    'GET /en/gebied/*': pagesIn('/en'),
    'GET /onderwerp/*': topicsIn(''),
    'GET /fr/onderwerp/*': topicsIn('/fr'),
    'GET /en/onderwerp/*': topicsIn('/en'),
    ...listContentPages(areas),
    'GET /pages/:file': ['/pages/none'],
    'GET /sitemap.xml': ['/sitemap.xml'],
    'GET /sitemap/:part{[0-9]+\\.xml}': ['/sitemap/1.xml'],
    'GET /robots.txt': ['/robots.txt'],
  };
}

/** A report over every indicator: each block it can have, for each area and for some together. */
function listContentPages(
  areas: readonly { level: string; code: string }[],
): Record<string, string[]> {
  const places = [
    ...areas.map(({ level, code }) => `${level}/${code}`),
    'statsec/44021A00-,44021A01-',
    'statsec/44021A01-,46021B00-,11002C01-',
    'gemeente/44021,46021',
  ];
  const questions = [
    '',
    '?tegen=similar',
    '?tegen=group:both',
    '?tegen=statsec:44021A01-',
    '?tot=2023',
  ];
  const pages = (word: string, prefix: string): string[] => [
    `${prefix}/${word}`,
    `${prefix}/${word}/all`,
    `${prefix}/${word}/all?q=gent`,
    `${prefix}/${word}/none`,
    ...places.flatMap((place) =>
      questions.map((query) => `${prefix}/${word}/all/${place}${query}`),
    ),
    ...places.flatMap((place) => BLOCKS.map((id) => `${prefix}/${word}/all/${place}/${id}.csv`)),
    // Every kind of file where it differs: pictures and pages of one area, and the list for it.
    ...(prefix === '' ? places.slice(0, 6) : []).flatMap((place) =>
      BLOCKS.flatMap((id) =>
        ['svg', 'html'].map((file) => `${prefix}/${word}/all/${place}/${id}.${file}`),
      ),
    ),
    `${prefix}/${word}?gebied=gemeente:44021`,
    `${prefix}/${word}?tegels=rapport/all/statsec/44021A01-/map|verhaal/all/gemeente/44021/table`,
  ];
  return Object.fromEntries(
    ['', '/fr', '/en'].flatMap((prefix) => [
      ...['rapport', 'dashboard', 'verhaal'].map((word) => [
        `GET ${prefix}/${word}/*`,
        pages(word, prefix),
      ]),
      [`GET ${prefix}/start`, [`${prefix}/start`]],
    ]),
  );
}

const BLOCKS = ['figures', 'table', 'periods', 'lines', 'map', 'maps', 'scatter', 'wheel'];
