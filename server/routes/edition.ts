import { contentOf } from '../content/context/content-of.ts';
import type { EditionAnswer } from '../contract/edition.ts';
import type { ThemesAnswer } from '../contract/indicators.ts';
import { answerStored } from '../edition/answer.ts';
import type { Routes } from './declare-routes.ts';

export function editionRoutes({ route, deps }: Routes): void {
  route('/api/edition', {}, (c, { bundle }) => {
    return answerStored(c, bundle, ['edition', Boolean(deps.addresses)], (): EditionAnswer => {
      const { id, ...meta } = bundle.edition.meta;
      const hasReports = contentOf(bundle).documents.length > 0;
      return {
        ok: true,
        edition: id,
        ...meta,
        findsAddresses: Boolean(deps.addresses),
        hasReports,
      };
    });
  });

  route('/api/themes', {}, (c, { bundle }) => {
    return answerStored(
      c,
      bundle,
      ['themes'],
      (): ThemesAnswer => ({ ok: true, edition: bundle.id, themes: [...bundle.edition.themes] }),
    );
  });
}
