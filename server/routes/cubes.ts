import type { CubeDefinition } from '../../geodata/model/cube.ts';
import { publishCrossTable } from '../../geodata/publish/cube-publish.ts';
import type { CrossTableAnswer, CubeAnswer } from '../contract/cubes.ts';
import { answerStored } from '../edition/answer.ts';
import { aboutFigures } from '../figures/about-figures.ts';
import { shownIndicator } from '../figures/shown-indicator.ts';
import { wireStatus, wireStatuses, wireValues } from '../figures/wire-column.ts';
import { parameter } from '../http/parameters.ts';
import type { Routes } from './declare-routes.ts';

export function cubesRoutes({ route }: Routes): void {
  route('/api/cubes/:code', {}, (c, { bundle }) => {
    const { code } = shownIndicator(bundle.edition, c.req.param('code'));
    const cube = bundle.computer.cubes.cube(code);
    return answerStored(
      c,
      bundle,
      ['cube', cube.code],
      (): CubeAnswer => ({
        ok: true,
        edition: bundle.id,
        cube: { code: cube.code, dimensions: dimensionsOf(cube) },
      }),
    );
  });

  const crossShape = {
    cube: parameter.indicator,
    area: parameter.area,
    period: parameter.period,
    rows: parameter.code,
    columns: parameter.code,
    cells: parameter.cells.optional(),
  };
  route('/api/crosstab', crossShape, (c, { bundle, query }) => {
    const { edition, publisher } = bundle;
    const { code } = shownIndicator(edition, query.cube);
    const data = edition.level(query.area.level);
    const area = edition.areaIndex(data, query.area.code);
    const level = data.level.code;
    const cells = query.cells ?? {};
    const { indicator, period } = publisher.ask(code, level, query.period);
    const { rows, columns } = query;
    const request = {
      cube: code,
      area: `${level}:${data.areas[area]?.code}`,
      period,
      rows,
      columns,
      cells,
    };
    return answerStored(c, bundle, ['crosstab', request], (): CrossTableAnswer => {
      const table = publishCrossTable(publisher, {
        cube: code,
        cells,
        level,
        period,
        area,
        rows,
        columns,
      });
      const { decimals } = table;
      return {
        ok: true,
        edition: bundle.id,
        request,
        rows: table.rows,
        columns: table.columns,
        values: wireValues(table.cells, decimals),
        statuses: wireStatuses(table.cells),
        rowTotals: wireValues(table.rowTotals, decimals),
        rowStatuses: wireStatuses(table.rowTotals),
        columnTotals: wireValues(table.columnTotals, decimals),
        columnStatuses: wireStatuses(table.columnTotals),
        total: wireValues(table.total, decimals)[0] ?? null,
        totalStatus: wireStatus(table.total.statuses[0] ?? 0),
        ...aboutFigures(bundle, indicator, period),
      };
    });
  });
}

function dimensionsOf(cube: CubeDefinition): CubeAnswer['cube']['dimensions'] {
  return cube.dimensions.map(({ code, name, level }) => ({
    code,
    name,
    loadedLevel: level,
    levels: cube.levels
      .filter(({ dimension }) => dimension === code)
      .map(({ code: levelCode, name: levelName, aggregates, items }) => ({
        code: levelCode,
        name: levelName,
        aggregates,
        items,
      })),
  }));
}
