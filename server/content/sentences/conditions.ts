/** Conditions in a text. What is not known makes a condition false, and so does its opposite. */
import type { Argument, Call } from '../../../geodata/content/content.ts';
import { isCall } from '../../../geodata/content/content.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import { changeIn, indicatorOf, partsIn } from './functions.ts';
import { figureOf, type Scope, Unsayable } from './scope.ts';

/** Brussels, as a region. */
const BRUSSELS = '4000';

type Args = Record<string, Argument>;

/** Whether a condition holds; false where a figure it needs is missing. */
export function holds(scope: Scope, condition: Argument | undefined): boolean {
  return test(scope, condition) === true;
}

/** Null where it cannot be known: `not` must not turn that into true. */
function test(scope: Scope, condition: Argument | undefined): boolean | null {
  if (!isCall(condition)) return null;
  const { call, args }: Call = condition;
  const [first, second] = [args['0'], args['1']];
  if (call === 'not') {
    const inner = test(scope, first);
    return inner === null ? null : !inner;
  }
  if (call === 'and' || call === 'or') {
    const sides = [test(scope, first), test(scope, second)];
    const decides = call === 'or';
    if (sides.includes(decides)) return decides;
    return sides.includes(null) ? null : !decides;
  }
  const check = CONDITIONS[call];
  if (!check) throw new Error(`condition without meaning: ${call}`);
  try {
    return check(scope, args);
  } catch (error) {
    if (error instanceof Unsayable) return null;
    throw error;
  }
}

const CONDITIONS: Record<string, (scope: Scope, args: Args) => boolean> = {
  available: (scope, args) => isAvailable(scope, args['0']),
  rose: (scope, args) => changeIn(scope, args).direction > 0,
  fell: (scope, args) => changeIn(scope, args).direction < 0,
  steady: (scope, args) => changeIn(scope, args).direction === 0,
  above: (scope, args) => valueIn(scope, args['0']) > Number(args['1']),
  below: (scope, args) => valueIn(scope, args['0']) < Number(args['1']),
  higher: (scope, args) => differenceOf(scope, args['0']) > 0,
  lower: (scope, args) => differenceOf(scope, args['0']) < 0,
  is_level: ({ base }, args) => base.data.level.family === args['0'],
  is_several: ({ base }) => base.indices.length > 1,
  is_in_brussels: (scope) => isInBrussels(scope),
  has_comparison: ({ compared }) => compared.length > 0,
  has_parts: (scope, args) => partsIn(scope, args['0']) !== null,
};

function isAvailable(scope: Scope, code: Argument | undefined): boolean {
  try {
    figureOf(scope, indicatorOf(scope, code));
    return true;
  } catch (error) {
    if (error instanceof Unsayable) return false;
    throw error;
  }
}

function valueIn(scope: Scope, code: Argument | undefined): number {
  return figureOf(scope, indicatorOf(scope, code)).value;
}

/** From the first comparison with a value of the same period. */
function differenceOf(scope: Scope, code: Argument | undefined): number {
  const own = figureOf(scope, indicatorOf(scope, code));
  for (const territory of scope.compared) {
    const value = scope.figures.at(own.indicator, territory, own.period)?.cell.value ?? null;
    if (value !== null) return own.value - value;
  }
  throw new Unsayable(own.indicator, 'not_at_level');
}

function isInBrussels({ base, bundle }: Scope): boolean {
  const { data, indices } = base;
  return indices.every(
    (index) =>
      data.areas[index]?.code === BRUSSELS ||
      ladderOf(bundle.edition, data, index).some(({ code }) => code === BRUSSELS),
  );
}
