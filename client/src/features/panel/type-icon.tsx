import {
  ArrowRightLeft,
  Box,
  Diameter,
  Divide,
  Hash,
  type LucideIcon,
  Percent,
  Type,
} from 'lucide-preact';
import type { IndicatorSummary } from '../../../../server/contract/contract.ts';
import { words } from '../../messages/words.ts';

/** What kind of figure it is: by its data type, unless it is a cube or a flow. */
export type Sort = IndicatorSummary['type'] | 'cube' | 'flow';

const ICONS: Record<Sort, LucideIcon> = {
  count: Hash,
  share: Percent,
  ratio: Divide,
  mean: Diameter,
  text: Type,
  cube: Box,
  flow: ArrowRightLeft,
};

export function sortOf({ type, isCube, isFlow }: IndicatorSummary): Sort {
  if (isCube) return 'cube';
  return isFlow ? 'flow' : type;
}

/** The kind of figure as a sign, with its word for who points at it or hears it. */
export function TypeIcon({ sort }: { sort: Sort }) {
  const Icon = ICONS[sort];
  const word = words.value.tree.sorts[sort];
  return (
    <span class="type-icon" data-sort={sort} title={word}>
      <Icon size={14} aria-hidden="true" />
      <span class="visually-hidden">{word}: </span>
    </span>
  );
}
