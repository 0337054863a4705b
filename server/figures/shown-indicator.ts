import type { Edition } from '../../geodata/edition/edition.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import type { Indicator } from '../../geodata/model/model.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';

/**
 * The indicator with this code, when its values may be asked for. Helper indicators (`visible` off) feed
 * formulas and thresholds: a numerator without a threshold of its own would give away the share that is
 * hidden because of it. Throws `unknown_indicator` or `not_available`.
 */
export function shownIndicator(edition: Edition, code: string): Indicator {
  const indicator = edition.indicator(code);
  if (indicator.visible) return indicator;
  throw new DataError(
    'not_available',
    `${indicator.code} is a helper indicator: its values are not published`,
  );
}

/** The same for questions that have one answer per area, which flows have not. */
export function shownFigures({ edition, flows }: EditionBundle, code: string): Indicator {
  const indicator = shownIndicator(edition, code);
  if (!flows.has(code)) return indicator;
  throw new DataError(
    'not_available',
    `${indicator.code} has figures between areas, not one per area: ask /api/flows/${indicator.code} with level, period and direction=out, in or internal`,
  );
}

/** A cube without cells is asked for its total. */
export function cellsOf(
  { publisher }: EditionBundle,
  indicator: Indicator,
  cells: CubeCells | undefined,
): CubeCells | null {
  if (publisher.computer.cubes.findCube(indicator.code)) return cells ?? {};
  if (!cells) return null;
  throw new DataError('bad_request', `parameter "cells" is for cubes; ${indicator.code} is none`);
}
