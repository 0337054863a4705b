import type { Hono } from 'hono';
import type { EditionAnswer } from '../contract/edition.ts';
import type { ThemesAnswer } from '../contract/indicators.ts';
import { answerStored, type Deps, readRequest } from '../http/answer.ts';

export function editionRoutes(app: Hono, deps: Deps): void {
  app.get('/api/edition', (c) => {
    const { bundle } = readRequest(c, deps, {});
    return answerStored(c, bundle, ['edition', Boolean(deps.addresses)], (): EditionAnswer => {
      const { id, ...meta } = bundle.edition.meta;
      return { ok: true, edition: id, ...meta, findsAddresses: Boolean(deps.addresses) };
    });
  });

  app.get('/api/themes', (c) => {
    const { bundle } = readRequest(c, deps, {});
    return answerStored(
      c,
      bundle,
      ['themes'],
      (): ThemesAnswer => ({ ok: true, edition: bundle.id, themes: [...bundle.edition.themes] }),
    );
  });
}
