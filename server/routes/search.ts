import type { Hono } from 'hono';
import { answerFresh, type Deps, readRequest } from '../answer.ts';
import type { SearchAnswer } from '../contract.ts';
import { parameter } from '../parameters.ts';

const MOST_HITS = 20;
const USUAL_HITS = 12;

export function searchRoutes(app: Hono, deps: Deps): void {
  app.get('/api/search', async (c) => {
    const { bundle, query } = readRequest(c, deps, {
      q: parameter.search,
      limit: parameter.limit(MOST_HITS, USUAL_HITS),
    });
    const index = await bundle.search();
    const hits = index.find(query.q, query.limit);
    const answer: SearchAnswer = { ok: true, edition: bundle.id, query: query.q, hits };
    return answerFresh(c, bundle, answer);
  });
}
