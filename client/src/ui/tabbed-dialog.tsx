import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { lazyMessages } from '../messages/lazy-messages.ts';

type Props<Tab extends string> = {
  /** What its ids begin with. */
  id: string;
  class?: string;
  title: string;
  tabs: readonly Tab[];
  parts: Record<Tab, { Icon: typeof X; Part: () => preact.JSX.Element | null }>;
  nameOf: (tab: Tab) => string;
  open: Tab;
  choose: (tab: Tab) => void;
  onClose: () => void;
};

/** A dialog over the atlas whose parts are tabs. Its look is that of `take-away.css`. */
export function TabbedDialog<Tab extends string>(props: Props<Tab>) {
  const { id, title, tabs, parts, nameOf, open, choose, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { close } = lazyMessages.value;
  const { Part } = parts[open];
  return (
    <dialog
      class={['take-away', props.class].filter(Boolean).join(' ')}
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
    >
      {/* Not a header: outside sections that would be a second banner of the page. */}
      <div class="take-away-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button
          type="button"
          class="tool"
          title={close}
          aria-label={close}
          onClick={() => dialog.current?.close()}
        >
          <X size={18} />
        </button>
      </div>
      <div class="take-away-tabs" role="tablist" aria-labelledby={`${id}-title`}>
        {tabs.map((each) => {
          const { Icon } = parts[each];
          return (
            <button
              type="button"
              key={each}
              role="tab"
              id={`${id}-${each}`}
              class="take-away-tab"
              aria-selected={each === open}
              aria-controls={`${id}-part`}
              onClick={() => choose(each)}
            >
              <Icon size={16} aria-hidden="true" />
              {nameOf(each)}
            </button>
          );
        })}
      </div>
      <div
        class="take-away-part"
        id={`${id}-part`}
        role="tabpanel"
        aria-labelledby={`${id}-${open}`}
      >
        <Part />
      </div>
    </dialog>
  );
}
