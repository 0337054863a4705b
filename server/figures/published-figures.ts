import type { CubeCells } from '../../geodata/model/cube.ts';
import { publishSlice } from '../../geodata/publish/cube-publish.ts';
import type { Published, Question } from '../../geodata/publish/publish-values.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';

/** What may be shown of a question, whatever kind of indicator it is about: a cube gives a slice of itself. */
export function publishedFigures(
  { publisher }: EditionBundle,
  question: Question,
  cells: CubeCells = {},
): Published {
  const { indicator, level, period } = question;
  if (!publisher.computer.cubes.findCube(indicator.code)) return publisher.publish(question);
  return publishSlice(publisher, { cube: indicator.code, cells, level, period });
}
