/** What is loaded when somebody first shares: the link to what is on the screen, or the map for another page. */
import '../styles/take-away.css';
import '../styles/share.css';
import { CodeXml, Link, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { SHARINGS, type Sharing, sharing } from '../state/sharing.ts';
import { laterWords } from '../words/later-words.ts';
import { words } from '../words/words.ts';
import { EmbedPart } from './embed-part.tsx';
import { LinkPart } from './link-part.tsx';

const PARTS: Record<Sharing, { Icon: typeof X; Part: () => preact.JSX.Element | null }> = {
  link: { Icon: Link, Part: LinkPart },
  embed: { Icon: CodeXml, Part: EmbedPart },
};

export function ShareDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const said = laterWords.value;
  const open = sharing.value ?? 'link';
  const { Part } = PARTS[open];
  return (
    <dialog
      class="take-away share-dialog"
      ref={dialog}
      aria-labelledby="share-title"
      onClose={() => {
        sharing.value = null;
      }}
    >
      <div class="take-away-head">
        <h2 id="share-title">{words.value.share}</h2>
        <button
          type="button"
          class="tool"
          title={said.close}
          aria-label={said.close}
          onClick={() => dialog.current?.close()}
        >
          <X size={18} />
        </button>
      </div>
      <div class="take-away-tabs" role="tablist" aria-labelledby="share-title">
        {SHARINGS.map((each) => {
          const { Icon } = PARTS[each];
          return (
            <button
              type="button"
              key={each}
              role="tab"
              id={`share-${each}`}
              class="take-away-tab"
              aria-selected={each === open}
              aria-controls="share-part"
              onClick={() => {
                sharing.value = each;
              }}
            >
              <Icon size={16} aria-hidden="true" />
              {said.sharing.parts[each]}
            </button>
          );
        })}
      </div>
      <div class="take-away-part" id="share-part" role="tabpanel" aria-labelledby={`share-${open}`}>
        <Part />
      </div>
    </dialog>
  );
}
