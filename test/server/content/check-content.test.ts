/** Mistakes that an author makes, told before anything is published (FIELD A4, A6, A46). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../../geodata/content/check-content.ts';
import { NO_SETTINGS } from '../../../geodata/content/content.ts';
import { parseContent } from '../../../geodata/content/parse-content.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { openContent } from '../../../scripts/content/open-content.ts';
import type { EditionBundle } from '../../../server/edition/edition-bundle.ts';

let bundle: EditionBundle;
beforeAll(async () => {
  bundle = (await openContent('geodata/starter', 'data')).bundle;
});
afterAll(() => bundle.edition.close());

const HEAD = 'title: Proef\nlevels: gemeente';

function documentOf(text: string, language: Language = 'nl', head = HEAD) {
  const file = `reports/proef${language === 'nl' ? '' : `.${language}`}.md`;
  return parseContent(`---\n${head}\n---\n\n${text}`, {
    kind: 'report',
    name: 'proef',
    language,
    file,
  }).document;
}

function problemsOf(documents: ReturnType<typeof documentOf>[]): string[] {
  const content = { documents, groups: [], glossary: [], images: [], settings: NO_SETTINGS };
  return checkContent(bundle.computer, content, [])
    .filter(({ kind, severity }) => kind !== 'missing_language' || severity === 'error')
    .map(({ file, line, kind, message }) => `${file}:${line} ${kind}: ${message}`);
}

describe('content is held against its edition', () => {
  it('unknown indicators, levels and periods, also inside conditions', () => {
    expect(problemsOf([documentOf('{% figure indicator="v9999" /%}')])).toEqual([
      'reports/proef.md:6 unknown_indicator: unknown indicator: "v9999"',
    ]);
    expect(
      problemsOf([documentOf('{% if and(rose("v1101_t"), above("nope", 3)) %}x{% /if %}')])[0],
    ).toMatch(/unknown indicator: "nope"/);
    expect(problemsOf([documentOf('{% parts("dorp") %}')])[0]).toMatch(/unknown level: "dorp"/);
    expect(problemsOf([documentOf('{% value("v1101_t", period="1850") %}')])[0]).toMatch(
      /v1101_t has no period "1850" at any level/,
    );
    expect(problemsOf([documentOf('', 'nl', 'title: X\nlevels: dorp')])[0]).toMatch(
      /unknown level: "dorp"/,
    );
  });

  it('a stack of what does not add up, and one axis for two units', () => {
    expect(
      problemsOf([
        documentOf('{% bars indicators=["v1101_65p", "v1101_80p"] form="stacked" /%}'),
      ])[0],
    ).toMatch(/not_additive: v1101_65p, v1101_80p cannot be stacked/);
    expect(problemsOf([documentOf('{% bars indicators=["v1101_t", "vp1101_65p"] /%}')])[0]).toMatch(
      /mixed_units: one axis for inwoners and %/,
    );
  });

  it('dead links, and a figure that no level of the report has', () => {
    expect(
      problemsOf([
        documentOf('[x](/onderwerp/nope) [y](#nergens) [z](/rapport/niets) [w](bestand.pdf)'),
      ]).map((one) => one.replace(/^.*link to /, '')),
    ).toEqual([
      '"/onderwerp/nope": there is no indicator "nope"',
      '"#nergens": nothing has this id',
      '"/rapport/niets": there is no report "niets"',
      '"bestand.pdf": expected https://…, #id, or a page of the atlas such as /onderwerp/v1101_t',
    ]);
    expect(problemsOf([documentOf('{% figure indicator="v3491_bimd_deciel" /%}')])[0]).toMatch(
      /never_shown: v3491_bimd_deciel has no figures at gemeente/,
    );
  });

  it('a translation that shows something else, or stands alone', () => {
    const dutch = documentOf('{% figure indicator="v1101_t" /%}');
    expect(problemsOf([dutch, documentOf('{% figure indicator="v1101_m" /%}', 'fr')])).toEqual([
      'reports/proef.fr.md:6 differs: shows figure indicator="v1101_m" where reports/proef.md has figure indicator="v1101_t"',
    ]);
    expect(problemsOf([documentOf('x', 'en')])[0]).toMatch(/there is no Dutch text beside it/);
  });
});
