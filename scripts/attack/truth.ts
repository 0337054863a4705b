/** The true values of an edition's cells, for grading after the attack. */
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import type { Edition } from '../../geodata/edition/edition.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import { VALUE } from '../../geodata/model/status.ts';

/** The value of a cell named `indicator|cells|period|level|area`, or null where there is none. */
export function readTruth(edition: Edition): (cell: string) => number | null {
  const computer = new ValueComputer(edition);
  return (cell) => {
    const [code = '', cells = '', period = '', level = '', area = ''] = cell.split('|');
    const indicator = edition.findIndicator(code);
    if (!indicator) return null;
    const column = cells
      ? computer.cubes.slice(
          computer.cubes.cube(code),
          computer.cubes.select(computer.cubes.cube(code), cellsOf(cells)),
          level,
          period,
        )
      : computer.compute(indicator, level, period)?.column;
    const index = edition.areaIndex(edition.level(level), area);
    return column?.statuses[index] === VALUE ? (column.values[index] ?? null) : null;
  };
}

function cellsOf(text: string): CubeCells {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [level = '', item = ''] = part.split(':');
      return [level, [item]];
    }),
  );
}
