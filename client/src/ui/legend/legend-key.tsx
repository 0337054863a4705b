import { messages, say } from '../../messages/messages.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { ClassList } from './class-list.tsx';
import { MissingKey } from './missing-key.tsx';
import { PairLegend } from './pair-legend.tsx';

/** What the colours mean and nothing to change about it: for paper and for other pages. */
export function LegendKey({ view }: { view: MapView }) {
  const unit = say(view.answer.unit);
  return (
    <section
      class="legend-key"
      aria-label={`${messages.value.legend}${messages.value.colon}${unit}`}
    >
      {view.drawing === 'bivariate' ? (
        <PairLegend view={view} />
      ) : (
        <>
          <p class="legend-key-unit">{unit}</p>
          <ClassList view={view} />
          <MissingKey view={view} />
        </>
      )}
    </section>
  );
}
