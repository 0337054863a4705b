import { formatPercent } from '../../../server/contract/numbers.ts';
import type { SeriesAnswer } from '../../../server/contract/series.ts';
import { language } from '../messages/language.ts';
import { messages, say, sayAmong } from '../messages/messages.ts';
import { printBare, printWithUnit } from '../messages/print-value.ts';
import { goToArea } from '../state/actions.ts';
import { series } from '../state/areas/place.ts';
import { levels } from '../state/catalogue.ts';
import { findLevel } from '../state/levels/ladder.ts';
import { mapView } from '../state/map-view/map-view.ts';

const MAX_STEPS = 3;

/** The chosen area against the areas it lies in: for counts its share of them, else their own value. */
export function Comparison({ answer = series.value }: { answer?: SeriesAnswer | null }) {
  const view = mapView.value;
  const own = answer?.series.at(-1);
  if (!answer || !view || !own) return null;
  const at = answer.periods.indexOf(view.request.period);
  const value = own.values[at];
  const isCount = view.indicator.type === 'count';
  const around = answer.series.slice(0, -1).slice(-MAX_STEPS).reverse();
  const rows = around.flatMap((each) => {
    const theirs = each.values[at];
    return typeof theirs === 'number' ? [{ ref: each, theirs }] : [];
  });
  if (rows.length === 0 || typeof value !== 'number') return null;
  const names = [...rows.map(({ ref }) => ref.name), own.name];
  const unit = say(view.answer.unit);
  const print = (number: number) => printBare(number, view.answer);
  return (
    <section class="comparison">
      <h3 class="quiet">{messages.value.compared}</h3>
      <ul>
        {rows.map(({ ref, theirs }) => (
          <li key={ref.level}>
            <button
              type="button"
              class="link"
              onClick={() => goToArea({ level: ref.level, code: ref.code })}
            >
              {sayAmong(ref.name, findLevel(levels.value, ref.level), names)}
            </button>
            <span class="comparison-value">
              {unit.length <= 2 ? printWithUnit(theirs, view.answer) : print(theirs)}
            </span>
            {isCount && theirs > 0 && (
              <span class="comparison-share">{shareOf(value, theirs)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function shareOf(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return formatPercent(share, share < 10 ? 1 : 0, language.value);
}
