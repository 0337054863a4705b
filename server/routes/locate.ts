import type { LocateAnswer } from '../contract/areas.ts';
import { respondNoStore } from '../edition/answer.ts';
import { areasAt } from '../edition/areas-at.ts';
import { parameter } from '../http/parameters.ts';
import type { Routes } from './declare-routes.ts';

export function locateRoutes({ route }: Routes): void {
  route('/api/locate', { lon: parameter.lon, lat: parameter.lat }, (c, { bundle, query }) => {
    const { lon, lat } = query;
    const areas = areasAt(bundle, lon, lat);
    const answer: LocateAnswer = { ok: true, edition: bundle.id, lon, lat, areas };
    // Where somebody is stays in no cache.
    return respondNoStore(c, bundle, answer);
  });
}
