import { countKinds } from '../../../../server/contract/classify/figures.ts';
import { KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/messages.ts';
import { isStale, mapView } from '../../state/map-view/map-view.ts';

/** From this share of the areas on a slice is too thin to read. */
const MANY_HIDDEN = 0.3;

/** Where privacy hides much or all of a slice: how much, why, and what would show more. */
export function HiddenNote() {
  const view = mapView.value;
  if (!view || isStale.value) return null;
  const counts = countKinds(view.figures.kinds, view.counted);
  const hidden = counts[KINDS.indexOf('suppressed')] ?? 0;
  const all = view.counted?.length ?? view.figures.values.length;
  if (hidden === 0 || hidden < MANY_HIDDEN * all) return null;
  const t = lazyMessages.value.cube;
  const areas = sayAreas(view.level);
  const print = (count: number) => formatNumber(count, 0, language.value);
  return (
    <p class="note slice-hidden" role="status">
      {hidden === all ? t.allHidden(print(all), areas) : t.hidden(print(hidden), print(all), areas)}{' '}
      {t.showMore}
    </p>
  );
}
