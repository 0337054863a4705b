import { printShort } from '../../messages/print-value.ts';
import { say } from '../../messages/words.ts';
import { shown } from '../../state/shown/shown.ts';

/** The classes in one line, with the lowest and highest value at the ends. */
export function LegendLine() {
  const picture = shown.value;
  const classes = picture?.classes?.classes;
  const first = classes?.[0];
  const last = classes?.at(-1);
  // Two questions at once have no line.
  if (!picture || picture.pairs || !classes || !first || !last) return null;
  return (
    <div class="legend-line">
      <span>{printShort(first.from, picture.answer)}</span>
      <div class="legend-strip" aria-hidden="true">
        {classes.map((each) => (
          <i key={each.from} style={{ background: each.colour }} />
        ))}
      </div>
      <span>
        {printShort(last.to, picture.answer)} {say(picture.answer.unit)}
      </span>
    </div>
  );
}
