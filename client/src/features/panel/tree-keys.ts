/** Rows of the tree that can be walked over, in the order of the page. */
const ROWS = '.tree-folder, .tree-topic';

/**
 * Arrow keys in the tree, as in any tree: up and down walk the rows, right opens a folder or goes to the page of a
 * topic, left closes a folder or goes up to the one around.
 */
export function onTreeKey(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.matches('input')) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = target.closest('.tree-leaf')?.querySelector<HTMLElement>('.tree-topic') ?? target;
  if (!row.matches(ROWS)) return;
  const next = nextOf(event.key, row, target);
  if (!next) return;
  event.preventDefault();
  if (next === 'toggle') row.click();
  else next.focus();
}

function nextOf(key: string, row: HTMLElement, target: HTMLElement): HTMLElement | 'toggle' | null {
  const rows = [...(row.closest('.tree')?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
  const at = rows.indexOf(row);
  const open = row.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1] ?? null;
    case 'ArrowUp':
      return rows[at - 1] ?? null;
    case 'Home':
      return rows[0] ?? null;
    case 'End':
      return rows.at(-1) ?? null;
    case 'ArrowRight':
      if (open === 'false') return 'toggle';
      if (open === 'true') return rows[at + 1] ?? null;
      return row.parentElement?.querySelector<HTMLElement>('.tree-about') ?? null;
    case 'ArrowLeft':
      if (target !== row) return row;
      if (open === 'true') return 'toggle';
      return folderOf(row);
    default:
      return null;
  }
}

/** The folder that a row lies in. */
function folderOf(row: HTMLElement): HTMLElement | null {
  const item = row.closest('.tree-nodes')?.closest('li');
  return item?.querySelector<HTMLElement>(ROWS) ?? null;
}
