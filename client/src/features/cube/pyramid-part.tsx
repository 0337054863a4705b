import { type Cube, dimensionOf } from '../../link/slice.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { chooseCross } from '../../state/actions.ts';
import { link } from '../../state/page/location.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { isEven } from './cross.ts';
import { figuresOf, missingIn } from './cross-figures.ts';
import { bars, cross, other, pyramid, subject } from './cross-store.ts';
import { CrossTable } from './cross-table.tsx';
import { PyramidChart } from './pyramid-chart.tsx';

/** The pyramid of the area, with what is hidden of it and its table; nothing for a cube that makes none. */
export function PyramidPart({ known }: { known: Cube }) {
  const made = pyramid.value;
  const answered = bars.value?.answer;
  if (!made) return null;
  const t = lazyMessages.value.cube;
  const inPercent = link.value.share !== 'none';
  return (
    <section class="cross-part" aria-labelledby="pyramid-title">
      <h3 class="section-title" id="pyramid-title">
        {t.pyramid}
      </h3>
      <fieldset class="pyramid-forms" aria-label={t.numbers}>
        {([false, true] as const).map((percent) => (
          <button
            type="button"
            key={percent ? 'percent' : 'count'}
            class="chip"
            data-form={percent ? 'percent' : 'count'}
            aria-pressed={inPercent === percent}
            onClick={() => chooseCross({ share: percent ? 'total' : 'none' })}
          >
            {percent ? t.inPercent : t.inCounts}
          </button>
        ))}
      </fieldset>
      {answered ? <Drawn known={known} answered={answered} /> : <div class="pyramid-waiting" />}
      {!isEven(made.steps) && <p class="quiet">{t.uneven}</p>}
    </section>
  );
}

type DrawnProps = { known: Cube; answered: NonNullable<typeof bars.value>['answer'] };

function Drawn({ known, answered }: DrawnProps) {
  const { own, other: theirs } = answered;
  const t = lazyMessages.value.cube;
  const figures = figuresOf(own);
  const cells = figures.cells.flat().length;
  const hidden = missingIn(figures).get('suppressed') ?? 0;
  const { rows, columns, period } = own.request;
  const isTable = cross.value?.rows === rows && cross.value.columns === columns;
  const broader = dimensionOf(known, rows)
    ?.levels.filter(({ items }) => items.length < own.rows.length)
    .at(-1);
  const label = t.pyramidLabel(subject.value?.name ?? '', period);
  return (
    <>
      <PyramidChart
        label={label}
        figures={figures}
        other={
          theirs && other.value ? { name: other.value.name, figures: figuresOf(theirs) } : null
        }
        decimals={own.decimals}
        inPercent={link.value.share !== 'none'}
      />
      {hidden > 0 && (
        <p class="pyramid-missing">
          {t.missingCells(messages.value.statuses.suppressed, String(hidden), String(cells))}.{' '}
          {hidden * 2 > cells && `${t.showMore} `}
          {broader && (
            <button
              type="button"
              class="link"
              onClick={() => chooseCross({ cross: { rows: broader.code, columns } })}
            >
              {t.broader(String(broader.items.length))}
            </button>
          )}
        </p>
      )}
      {!isTable && (
        <Disclosure label={t.pyramidTable}>
          {() => <CrossTable answer={own} share={link.value.share} caption={label} />}
        </Disclosure>
      )}
    </>
  );
}
