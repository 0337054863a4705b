import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { NONE } from '../../geodata/model/hierarchy.ts';
import type { Box, Position } from '../../geodata/model/model.ts';
import type {
  AreasAnswer,
  LevelAnswer,
  LevelsAnswer,
  NeighboursAnswer,
} from '../contract/levels.ts';
import { answerStored } from '../edition/answer.ts';
import { roundDegrees } from '../edition/area-ref.ts';
import type { Routes } from './declare-routes.ts';

export function levelsRoutes({ route }: Routes): void {
  route('/api/levels', {}, (c, { bundle }) => {
    const { edition } = bundle;
    return answerStored(
      c,
      bundle,
      ['levels'],
      (): LevelsAnswer => ({
        ok: true,
        edition: bundle.id,
        levels: edition.levels.map((data) => describeLevel(edition, data)),
      }),
    );
  });

  route('/api/levels/:level/areas', {}, (c, { bundle }) => {
    const data = bundle.edition.level(c.req.param('level'));
    return answerStored(
      c,
      bundle,
      ['areas', data.level.code],
      (): AreasAnswer => ({ ok: true, edition: bundle.id, ...listAreas(bundle.edition, data) }),
    );
  });

  route('/api/levels/:level/neighbours', {}, (c, { bundle }) => {
    const data = bundle.edition.level(c.req.param('level'));
    return answerStored(
      c,
      bundle,
      ['neighbours', data.level.code],
      (): NeighboursAnswer => ({
        ok: true,
        edition: bundle.id,
        level: data.level.code,
        later: data.neighbours.map((all, index) => all.filter((other) => other > index)),
      }),
    );
  });
}

function describeLevel(edition: Edition, { level, areas, drawn }: LevelData): LevelAnswer {
  const { code, family, validUntil } = level;
  const codesOf = (levels: LevelData[]): string[] => levels.map((other) => other.level.code);
  return {
    code,
    name: level.name.nl,
    namePlural: level.namePlural.nl,
    names: level.name,
    namesPlural: level.namePlural,
    family,
    ...(validUntil === null ? {} : { vintageOf: family, validUntil }),
    areas: areas.length,
    drawn,
    boundaries: level.boundaries,
    minZoom: level.minZoom,
    offered: level.offered,
    parents: codesOf(edition.coarserLevels(code)),
    children: codesOf(edition.finerLevels(code)),
  };
}

function listAreas(edition: Edition, data: LevelData): Omit<AreasAnswer, 'ok' | 'edition'> {
  const parents: AreasAnswer['parents'] = {};
  for (const { level } of edition.coarserLevels(data.level.code)) {
    const parentOf = data.parents.get(level.code) ?? new Int32Array();
    parents[level.code] = Array.from(parentOf, (index) => (index === NONE ? null : index));
  }
  return {
    level: data.level.code,
    codes: data.areas.map(({ code }) => code),
    names: data.areas.map(({ name }) => name),
    ...frenchNamesOf(data),
    parents,
    points: data.points.map((point) => point && (point.map(roundDegrees) as Position)),
    bboxes: data.bboxes.map((box) => box && (box.map(roundDegrees) as Box)),
    unknown: data.areas.flatMap(({ unknownLocation }, index) => (unknownLocation ? [index] : [])),
  };
}

function frenchNamesOf({ areas }: LevelData): Pick<AreasAnswer, 'frenchNames'> {
  const named = areas.flatMap(({ frenchName }, index) => (frenchName ? [[index, frenchName]] : []));
  return named.length > 0 ? { frenchNames: Object.fromEntries(named) } : {};
}
