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
import { messages } from '../messages/messages.ts';
import type { Sort } from '../messages/topic-sort.ts';

const ICONS: Record<Sort, LucideIcon> = {
  count: Hash,
  share: Percent,
  ratio: Divide,
  mean: Diameter,
  text: Type,
  cube: Box,
  flow: ArrowRightLeft,
};

/** The kind of figure as a sign, with its word for who points at it or hears it. */
export function TypeIcon({ sort }: { sort: Sort }) {
  const Icon = ICONS[sort];
  const word = messages.value.tree.sorts[sort];
  return (
    <span class="type-icon" data-sort={sort} title={word}>
      <Icon size={14} aria-hidden="true" />
      <span class="visually-hidden">{word}: </span>
    </span>
  );
}
