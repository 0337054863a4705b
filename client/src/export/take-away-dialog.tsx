/** What is loaded when somebody first takes something away. */
import '../styles/take-away.css';
import { Code, Image, Table2, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { ReproducePart } from '../reproduce/reproduce-part.tsx';
import { TAKE_AWAYS, type TakeAway, takeAway } from '../state/take-away.ts';
import { laterWords } from '../words/later-words.ts';
import { ExportPart } from './export-part.tsx';
import { PicturePart } from './picture-part.tsx';

const PARTS: Record<TakeAway, { Icon: typeof X; Part: () => preact.JSX.Element | null }> = {
  data: { Icon: Table2, Part: ExportPart },
  picture: { Icon: Image, Part: PicturePart },
  reproduce: { Icon: Code, Part: ReproducePart },
};

export function TakeAwayDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const said = laterWords.value;
  const open = takeAway.value ?? 'data';
  const { Part } = PARTS[open];
  return (
    <dialog
      class="take-away"
      ref={dialog}
      aria-labelledby="take-away-title"
      onClose={() => {
        takeAway.value = null;
      }}
    >
      <header class="take-away-head">
        <h2 id="take-away-title">{said.takeAway}</h2>
        <button
          type="button"
          class="tool"
          title={said.close}
          aria-label={said.close}
          onClick={() => dialog.current?.close()}
        >
          <X size={18} />
        </button>
      </header>
      <div class="take-away-tabs" role="tablist" aria-labelledby="take-away-title">
        {TAKE_AWAYS.map((each) => {
          const { Icon } = PARTS[each];
          return (
            <button
              type="button"
              key={each}
              role="tab"
              id={`take-away-${each}`}
              class="take-away-tab"
              aria-selected={each === open}
              aria-controls="take-away-part"
              onClick={() => {
                takeAway.value = each;
              }}
            >
              <Icon size={16} aria-hidden="true" />
              {said.takeAways[each]}
            </button>
          );
        })}
      </div>
      <div
        class="take-away-part"
        id="take-away-part"
        role="tabpanel"
        aria-labelledby={`take-away-${open}`}
      >
        <Part />
      </div>
    </dialog>
  );
}
