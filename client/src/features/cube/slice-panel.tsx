/** What is loaded when the topic is a cube. */
import './cube.css';
import { useSignal } from '@preact/signals';
import { Boxes, ChevronRight, Grid3x3 } from 'lucide-preact';
import { type Cube, type Dimension, levelOf, partOf, type Slice } from '../../link/slice.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { sayItems } from '../../messages/say-slice.ts';
import { chooseCells, chooseView } from '../../state/actions.ts';
import { link } from '../../state/page/location.ts';
import { cube, cubeError, retryCube, slice } from '../../state/topic/cube.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { DimensionChoice } from './dimension-choice.tsx';
import { HiddenNote } from './hidden-note.tsx';

/** Per dimension of the cube which of its items count. */
export function SlicePanel() {
  const t = lazyMessages.value.cube;
  const known = cube.value;
  const chosen = slice.value;
  if (cubeError.value) return <ErrorMessage error={cubeError.value} retry={retryCube} />;
  if (!known || !chosen) return <div class="section skeleton skeleton-text" />;
  return (
    <section class="section slice" aria-labelledby="slice-title">
      <div class="slice-head">
        <h2 class="section-title" id="slice-title">
          <Boxes size={15} aria-hidden="true" /> {t.title}
        </h2>
        {chosen.length > 0 && (
          <button type="button" class="link slice-reset" onClick={() => chooseCells(null)}>
            {t.reset}
          </button>
        )}
      </div>
      <ul class="slice-dimensions" lang={language.value === 'nl' ? undefined : 'nl'}>
        {known.dimensions.map((dimension) => (
          <li key={dimension.code}>
            <DimensionRow known={known} chosen={chosen} dimension={dimension} />
          </li>
        ))}
      </ul>
      <HiddenNote />
      {link.value.view !== 'cube' && (
        <button type="button" class="link slice-view" onClick={() => chooseView('cube')}>
          <Grid3x3 size={14} aria-hidden="true" />
          {t.toView}
        </button>
      )}
    </section>
  );
}

type RowProps = { known: Cube; chosen: Slice; dimension: Dimension };

/** Name and choice in one line, which unfolds the items. */
function DimensionRow({ known, chosen, dimension }: RowProps) {
  const open = useSignal(false);
  const id = `slice-${dimension.code}`;
  return (
    <>
      <button
        type="button"
        class="slice-dimension"
        data-dimension={dimension.code}
        data-chosen={partOf(chosen, dimension) !== null}
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <ChevronRight class="tree-chevron" size={15} aria-hidden="true" />
        <span class="slice-name">{dimension.name}</span>
        <span class="slice-choice">{sayChoice(known, chosen, dimension)}</span>
      </button>
      {open.value && (
        <div class="slice-items" id={id}>
          <DimensionChoice known={known} chosen={chosen} dimension={dimension} />
        </div>
      )}
    </>
  );
}

function sayChoice(known: Cube, chosen: Slice, dimension: Dimension): string {
  const part = partOf(chosen, dimension);
  const level = part && levelOf(known, part.level);
  if (!part || !level) return lazyMessages.value.cube.everything;
  return sayItems(part.items, level.items, level.name, messages.value.slice);
}
