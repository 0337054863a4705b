import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { DataText } from '../../messages/data-text.tsx';
import { messages, say } from '../../messages/messages.ts';
import { sortOf } from '../../messages/topic-sort.ts';
import { indicators, levels } from '../../state/catalogue.ts';
import { placesOf } from '../../state/topic/theme-tree-store.ts';
import { closeTip, hideTip, keepTip, tip, tipDetail } from './topic-tip-store.ts';

const GAP_PX = 12;
const EDGE_PX = 8;

/** What a topic means, beside the panel so that no other row is covered. Escape closes it; the pointer may enter it. */
export function TopicTip() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closeTip();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('scroll', closeTip, true);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', closeTip, true);
    };
  }, []);
  const at = tip.value;
  const detail = tipDetail.value;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !at) return;
    const lowest = window.innerHeight - element.offsetHeight - EDGE_PX;
    const top = Math.max(EDGE_PX, Math.min(at.top - EDGE_PX, lowest));
    element.style.translate = `${Math.round(at.edge + GAP_PX)}px ${Math.round(top)}px`;
  }, [at, detail]);
  const indicator = indicators.value.get(at?.code ?? '');
  if (!at || !indicator) return null;
  const t = messages.value.tree;
  const offered = levels.value.filter(
    ({ code, offered }) => offered && indicator.levels.includes(code),
  );
  const places = placesOf(at.code);
  return (
    <div
      ref={box}
      class="topic-tip"
      id="topic-tip"
      role="tooltip"
      data-code={at.code}
      onPointerEnter={keepTip}
      onPointerLeave={hideTip}
    >
      <p class="topic-tip-name">
        <DataText text={indicator.name} asTitle />
      </p>
      {detail ? (
        say(detail.description) !== '' && (
          <p>
            <DataText text={detail.description} />
          </p>
        )
      ) : (
        <div class="skeleton skeleton-text" />
      )}
      <p class="topic-tip-facts">
        {[
          t.sorts[sortOf(indicator)],
          say(indicator.unit),
          spanOf(indicator.periods),
          t.levelCount(offered.length),
        ]
          .filter((text, i, all) => text !== '' && all.indexOf(text) === i)
          .join(' · ')}
      </p>
      {places.length > 1 && (
        <p class="topic-tip-facts">
          {t.places(places.length)}{' '}
          {[...new Set(places.map((path) => path.at(-1) ?? ''))].join(', ')}
        </p>
      )}
    </div>
  );
}

function spanOf(periods: readonly string[]): string {
  const [first = '', last = ''] = [periods[0], periods.at(-1)];
  return first === last ? first : `${first}–${last}`;
}
