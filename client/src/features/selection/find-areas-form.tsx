import { useSignal } from '@preact/signals';
import {
  ArrowDownWideNarrow,
  ClipboardList,
  FileUp,
  Frame,
  Network,
  SlidersHorizontal,
} from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { selectedHere } from '../../state/selection/selection-store.ts';
import { CodesFinder } from './codes-finder.tsx';
import { FileFinder } from './file-finder.tsx';
import { addNeighbours } from './find-on-map.ts';
import { OverlapChoice } from './tool-bar.tsx';
import { TopFinder } from './top-finder.tsx';
import { ValueFinder } from './value-finder.tsx';
import { WithinFinder } from './within-finder.tsx';

const FINDERS = {
  within: { Icon: Frame, Finder: WithinFinder },
  value: { Icon: SlidersHorizontal, Finder: ValueFinder },
  top: { Icon: ArrowDownWideNarrow, Finder: TopFinder },
  codes: { Icon: ClipboardList, Finder: CodesFinder },
  file: { Icon: FileUp, Finder: FileFinder },
};
type Way = keyof typeof FINDERS;

/** Ways to find areas without pointing at them. */
export function FindAreas() {
  const t = lazyMessages.value;
  const open = useSignal<Way | null>(null);
  const { Finder } = open.value ? FINDERS[open.value] : { Finder: null };
  return (
    <section class="find" aria-label={t.findMore}>
      <div class="chips">
        <button
          type="button"
          class="chip"
          disabled={selectedHere.value.length === 0}
          onClick={() => void addNeighbours()}
        >
          <Network size={14} aria-hidden="true" />
          {t.ways.neighbours}
        </button>
        {(Object.keys(FINDERS) as Way[]).map((way) => {
          const { Icon } = FINDERS[way];
          return (
            <button
              type="button"
              key={way}
              class="chip"
              data-way={way}
              data-chosen={open.value === way}
              aria-expanded={open.value === way}
              onClick={() => {
                open.value = open.value === way ? null : way;
              }}
            >
              <Icon size={14} aria-hidden="true" />
              {t.ways[way]}
            </button>
          );
        })}
      </div>
      {Finder && (
        <div class="finder">
          <Finder />
        </div>
      )}
      <OverlapChoice />
    </section>
  );
}
