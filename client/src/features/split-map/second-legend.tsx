import { formatNumber, formatRange } from '../../../../server/contract/numbers.ts';
import { litBeside } from '../../map/scene.ts';
import { language } from '../../messages/language.ts';
import { say, words } from '../../messages/words.ts';
import { secondShown } from '../../state/shown/second-shown.ts';
import { MissingKey } from '../../ui/legend/missing-key.tsx';

/** What the colours of the second map mean, where they are not those of the first. */
export function SecondLegend() {
  const picture = secondShown.value;
  if (!picture?.classes) return null;
  const { classes } = picture.classes;
  const most = Math.max(1, ...classes.map(({ count }) => count));
  const print = (count: number) => formatNumber(count, 0, language.value);
  return (
    <section
      class="second-legend"
      aria-label={`${words.value.legend}: ${say(picture.answer.unit)}`}
    >
      <h2>{say(picture.answer.unit)}</h2>
      <ol onPointerLeave={() => light(null)}>
        {classes.map(({ from, to, colour, count }, at) => (
          <li key={from} data-class={at} onPointerEnter={() => light(at)}>
            <i class="swatch" data-class={at} style={{ background: colour }} />
            <span class="class-range">
              {formatRange(from, to, picture.answer.decimals, language.value)}
            </span>
            <span class="second-legend-bar" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%`, background: colour }} />
            </span>
            <span class="class-count" title={words.value.classCount('', print(count))}>
              {print(count)}
            </span>
          </li>
        ))}
      </ol>
      <MissingKey picture={picture} />
    </section>
  );
}

/** Lights the areas of a class on both maps. */
function light(at: number | null): void {
  const by = secondShown.peek();
  litBeside.value = at === null || !by ? null : { by, classes: [at] };
}
