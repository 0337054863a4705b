/** The list beside the map as a table for a spreadsheet: separated by tabs, with a heading. */

import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say } from '../../messages/messages.ts';
import { listing, rowsBetween } from '../../state/areas/listed-rows.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';

/** False when the browser does not allow it. */
export async function copyTable(): Promise<boolean> {
  const view = mapView.peek();
  if (!view) return false;
  try {
    await navigator.clipboard.writeText(tableText(view));
    return true;
  } catch {
    return false;
  }
}

/** Numbers with a decimal point and no marks between thousands: any spreadsheet reads those as numbers. */
function tableText(view: MapView): string {
  const t = messages.peek();
  const { request, answer } = view;
  const value = `${sayTopic(view)} (${say(answer.unit)}) ${spanOf(request)}`;
  const heading = [t.code, t.name, value, lazyMessages.peek().tableStatus];
  const rows = rowsBetween(view, 0, listing.peek().length).map((row) => [
    row.code,
    row.name,
    row.value === null ? '' : String(row.value),
    t.statuses[row.kind],
  ]);
  return [heading, ...rows].map((cells) => cells.map(clean).join('\t')).join('\n');
}

function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
