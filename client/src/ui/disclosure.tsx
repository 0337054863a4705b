import { useSignal } from '@preact/signals';
import { ChevronRight } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

/** A line that unfolds what it names; what is folded away is not made. */
export function Disclosure({
  label,
  children,
}: {
  label: string;
  children: () => ComponentChildren;
}) {
  const open = useSignal(false);
  return (
    <div class="disclosure">
      <button
        type="button"
        class="link disclosure-ask"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <ChevronRight class="disclosure-chevron" size={14} aria-hidden="true" />
        {label}
      </button>
      {open.value && <div class="disclosure-body">{children()}</div>}
    </div>
  );
}
