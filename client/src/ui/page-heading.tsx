import { isPhone, panelOpen } from '../state/page/appearance.ts';
import { shortTitle } from '../state/page/page-title.ts';

/** What, where and when for who goes from heading to heading, while the panel that says it is folded. */
export function PageHeading() {
  const title = shortTitle.value;
  if (isPhone.value || panelOpen.value || !title) return null;
  return <h1 class="visually-hidden">{title}</h1>;
}
