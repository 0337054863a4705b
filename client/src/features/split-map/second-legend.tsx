import { formatNumber, formatRange } from '../../../../server/contract/numbers.ts';
import { litBeside } from '../../map/scene.ts';
import { language } from '../../messages/language.ts';
import { messages, say } from '../../messages/messages.ts';
import { secondMapView } from '../../state/map-view/second-map-view.ts';
import { MissingKey } from '../../ui/legend/missing-key.tsx';

/** What the colours of the second map mean, where they are not those of the first. */
export function SecondLegend() {
  const view = secondMapView.value;
  if (!view?.classes) return null;
  const { classes } = view.classes;
  const most = Math.max(1, ...classes.map(({ count }) => count));
  const print = (count: number) => formatNumber(count, 0, language.value);
  return (
    <section
      class="second-legend"
      aria-label={`${messages.value.legend}: ${say(view.answer.unit)}`}
    >
      <h2>{say(view.answer.unit)}</h2>
      <ol onPointerLeave={() => light(null)}>
        {classes.map(({ from, to, colour, count }, at) => (
          <li key={from} data-class={at} onPointerEnter={() => light(at)}>
            <i class="swatch" data-class={at} style={{ background: colour }} />
            <span class="class-range">
              {formatRange(from, to, view.answer.decimals, language.value)}
            </span>
            <span class="second-legend-bar" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%`, background: colour }} />
            </span>
            <span class="class-count" title={messages.value.classCount('', print(count))}>
              {print(count)}
            </span>
          </li>
        ))}
      </ol>
      <MissingKey view={view} />
    </section>
  );
}

/** Lights the areas of a class on both maps. */
function light(at: number | null): void {
  const by = secondMapView.peek();
  litBeside.value = at === null || !by ? null : { by, classes: [at] };
}
