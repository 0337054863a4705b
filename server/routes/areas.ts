import type { LevelData } from '../../geodata/edition/edition.ts';
import type { AreaAnswer } from '../contract/areas.ts';
import { answerStored } from '../edition/answer.ts';
import { areaRef, roundDegrees } from '../edition/area-ref.ts';
import { byName, childrenOf, ladderOf, vintagesOf } from '../edition/area-relations.ts';
import type { Routes } from './declare-routes.ts';

export function areasRoutes({ route }: Routes): void {
  route('/api/areas/:level/:code', {}, (c, { bundle }) => {
    const { edition } = bundle;
    const data = edition.level(c.req.param('level'));
    const index = edition.areaIndex(data, c.req.param('code'));
    return answerStored(
      c,
      bundle,
      ['area', data.level.code, index],
      (): AreaAnswer => ({
        ok: true,
        edition: bundle.id,
        area: describeArea(data, index),
        ladder: ladderOf(edition, data, index),
        children: childrenOf(edition, data, index),
        neighbours: byName((data.neighbours[index] ?? []).map((i) => areaRef(data, i))),
        vintages: vintagesOf(edition, data, index),
      }),
    );
  });
}

function describeArea(data: LevelData, index: number): AreaAnswer['area'] {
  const [lon, lat] = data.points[index] ?? [null, null];
  const [west, south, east, north] = (data.bboxes[index] ?? []).map(roundDegrees);
  const ref = areaRef(data, index);
  const hasBox =
    west !== undefined && south !== undefined && east !== undefined && north !== undefined;
  return {
    ...ref,
    fullName: data.areas[index]?.fullName ?? ref.name,
    point: lon === null || lat === null ? null : [roundDegrees(lon), roundDegrees(lat)],
    bbox: hasBox ? [west, south, east, north] : null,
    areaM2: data.areasM2[index] ?? null,
    boundaries: lon === null ? 'none' : data.level.boundaries,
    unknownLocation: data.areas[index]?.unknownLocation ?? false,
  };
}
