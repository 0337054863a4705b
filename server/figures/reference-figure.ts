import type { LevelData } from '../../geodata/edition/edition.ts';
import type { CubeCells } from '../../geodata/model/cube.ts';
import type { MeasureAsked } from '../../geodata/publish/publish-measure.ts';
import type { Question } from '../../geodata/publish/publish-values.ts';
import type { ValuesAnswer } from '../contract/values.ts';
import { areaRef } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { AreaKey } from '../http/parameters.ts';
import { measuredFigures } from './measured-figures.ts';
import { wireCell } from './wire-column.ts';

/** The area that figures are held against, and the same question asked of its own level. */
export type ReferenceAsked = { data: LevelData; index: number; question: Question };

/** Throws `unknown_area`, and `not_available` when there are no figures at its level in that period. */
export function findReference(
  { edition, publisher }: EditionBundle,
  { indicator, period }: Question,
  { level, code }: AreaKey,
): ReferenceAsked {
  const data = edition.level(level);
  const index = edition.areaIndex(data, code);
  return { data, index, question: publisher.ask(indicator.code, data.level.code, period) };
}

/** The reference with its published figure, or why there is none. */
export function referenceFigure(
  bundle: EditionBundle,
  { data, index, question }: ReferenceAsked,
  cells: CubeCells | null,
  measured: MeasureAsked,
): NonNullable<ValuesAnswer['reference']> {
  const published = measuredFigures(bundle, question, cells, measured);
  return { ...areaRef(data, index), ...wireCell(published, index) };
}
