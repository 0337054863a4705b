import { say } from '../../messages/messages.ts';
import { printShort } from '../../messages/print-value.ts';
import { mapView } from '../../state/map-view/map-view.ts';

/** The classes in one line, with the lowest and highest value at the ends. */
export function LegendLine() {
  const view = mapView.value;
  const classes = view?.classes?.classes;
  const first = classes?.[0];
  const last = classes?.at(-1);
  // Two questions at once have no line, and lines on the map no classes.
  if (!view || view.pairs || view.drawing === 'flows' || !classes || !first || !last) return null;
  return (
    <div class="legend-line">
      <span>{printShort(first.from, view.answer)}</span>
      <div class="legend-strip" aria-hidden="true">
        {classes.map((each) => (
          <i key={each.from} style={{ background: each.colour }} />
        ))}
      </div>
      <span>
        {printShort(last.to, view.answer)} {say(view.answer.unit)}
      </span>
    </div>
  );
}
