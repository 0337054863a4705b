import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { messages, sayAreas } from '../../messages/messages.ts';
import { printRange } from '../../messages/print-value.ts';
import { keepClasses, toggleClass } from '../../state/actions.ts';
import { scope } from '../../state/areas/place.ts';
import { keptClasses, litClasses, pointedClass } from '../../state/map-view/class-filter.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { litClass } from '../../state/map-view/pointing.ts';
import { link } from '../../state/page/location.ts';
import { selectClass, selecting } from '../../state/selection/selection-store.ts';

/** The classes with their counts. Pointing at one lights its areas, clicking keeps it or selects them. */
export function ClassList({ view }: { view: MapView }) {
  const { classes, level } = view;
  if (!classes) return <p class="quiet">{messages.value.noValues}</p>;
  const around = link.value.classScope === 'listed' ? scope.value : null;
  const where = around ? ` ${messages.value.listIn(around.name)}` : '';
  const made = classes.classes.length;
  const print = (count: number) => formatNumber(count, 0, language.value);
  return (
    <>
      <p class="legend-counted">
        {messages.value.countOf(sayAreas(level))}
        {where}
      </p>
      <ol class="classes">
        {classes.classes.map((each, i) => (
          <li key={each.from}>
            <ClassButton at={i} view={view} />
          </li>
        ))}
      </ol>
      {made < classes.wanted && (
        <p class="legend-note">{legendMessages.value.fewer(print(made), print(classes.wanted))}</p>
      )}
      {keptClasses.value && !selecting.value && (
        <button type="button" class="link" onClick={() => keepClasses(null)}>
          {legendMessages.value.showAll}
        </button>
      )}
    </>
  );
}

function ClassButton({ at, view }: { at: number; view: MapView }) {
  const each = view.classes?.classes[at];
  if (!each) return null;
  const range = printRange(each.from, each.to, view.answer);
  const count = formatNumber(each.count, 0, language.value);
  const lit = litClasses.value;
  const light = () => {
    litClass.value = at;
  };
  const unlight = () => {
    litClass.value = null;
  };
  return (
    <button
      type="button"
      class="class"
      data-lit={lit?.includes(at) || pointedClass.value === at}
      data-faded={lit !== null && !lit.includes(at)}
      aria-pressed={selecting.value ? undefined : (keptClasses.value?.includes(at) ?? false)}
      title={messages.value.classCount(range, count)}
      onClick={() => (selecting.value ? selectClass(at) : toggleClass(at))}
      onPointerEnter={light}
      onPointerLeave={unlight}
      onFocus={(event) => {
        // A finger leaves its focus behind; only a keyboard points with it.
        if (event.currentTarget.matches(':focus-visible')) light();
      }}
      onBlur={unlight}
    >
      <i class="swatch" data-class={at} style={{ background: each.colour }} />
      <span class="class-range">{range}</span>
      <span class="class-count">{count}</span>
    </button>
  );
}
