import { say, words } from '../../messages/words.ts';
import type { Shown } from '../../state/shown/shown.ts';
import { ClassList } from './class-list.tsx';
import { MissingKey } from './missing-key.tsx';
import { PairLegend } from './pair-legend.tsx';

/** What the colours mean and nothing to change about it: for paper and for other pages. */
export function LegendKey({ picture }: { picture: Shown }) {
  const unit = say(picture.answer.unit);
  return (
    <section class="legend-key" aria-label={`${words.value.legend}${words.value.colon}${unit}`}>
      {picture.drawing === 'bivariate' ? (
        <PairLegend picture={picture} />
      ) : (
        <>
          <p class="legend-key-unit">{unit}</p>
          <ClassList picture={picture} />
          <MissingKey picture={picture} />
        </>
      )}
    </section>
  );
}
