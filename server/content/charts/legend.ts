/** Names beside the colours and shapes of a picture. */
import { type Html, html } from '../../http/html.ts';
import { mark } from './line-chart.ts';

export function legend(entries: readonly { name: string; slot: number }[]): Html {
  return html`<ul class="legend">
${entries.map(({ name, slot }) => html`<li class="s${slot}"><svg viewBox="0 0 24 12" aria-hidden="true"><path class="line" d="M0 6H24"/>${mark(slot, 12, 6)}</svg> ${name}</li>\n`)}</ul>`;
}
