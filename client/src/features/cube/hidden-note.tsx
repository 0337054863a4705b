import { formatNumber } from '../../../../server/contract/numbers.ts';
import { countKinds } from '../../classify/figures.ts';
import { KINDS } from '../../classify/kind-of-value.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas } from '../../messages/words.ts';
import { isStale, shown } from '../../state/shown/shown.ts';

/** From this share of the areas on a slice is too thin to read. */
const MANY_HIDDEN = 0.3;

/** Where privacy hides much or all of a slice: how much, why, and what would show more. */
export function HiddenNote() {
  const picture = shown.value;
  if (!picture || isStale.value) return null;
  const counts = countKinds(picture.figures.kinds, picture.counted);
  const hidden = counts[KINDS.indexOf('suppressed')] ?? 0;
  const all = picture.counted?.length ?? picture.figures.values.length;
  if (hidden === 0 || hidden < MANY_HIDDEN * all) return null;
  const said = lazyMessages.value.cube;
  const areas = sayAreas(picture.level);
  const print = (count: number) => formatNumber(count, 0, language.value);
  return (
    <p class="note slice-hidden" role="status">
      {hidden === all
        ? said.allHidden(print(all), areas)
        : said.hidden(print(hidden), print(all), areas)}{' '}
      {said.showMore}
    </p>
  );
}
