import { kindsOf } from '../../../../server/contract/classify/colour-of-area.ts';
import { countKinds } from '../../../../server/contract/classify/figures.ts';
import { KINDS, MISSING_ORDER } from '../../../../server/contract/classify/kind-of-value.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { MissingSwatch } from './missing-swatch.tsx';

/** One line for each kind of missing value among the counted areas, and none for those that do not occur. */
export function MissingKey({ view }: { view: MapView }) {
  const counts = countKinds(kindsOf(view), view.counted);
  const countOf = (kind: (typeof MISSING_ORDER)[number]) => counts[KINDS.indexOf(kind)] ?? 0;
  const occurring = MISSING_ORDER.filter((kind) => countOf(kind) > 0);
  if (occurring.length === 0) return null;
  return (
    <ul class="missing">
      {occurring.map((kind) => (
        <li key={kind} data-status={kind}>
          <MissingSwatch kind={kind} />
          <span>{messages.value.statuses[kind]}</span>
          <span class="class-count">{formatNumber(countOf(kind), 0, language.value)}</span>
        </li>
      ))}
    </ul>
  );
}
