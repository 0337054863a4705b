/** The list beside the map as a table for a spreadsheet: separated by tabs, with a heading. */

import { lazyMessages } from '../../messages/lazy-messages.ts';
import { say, words } from '../../messages/words.ts';
import { listing, rowsBetween } from '../../state/areas/listed-rows.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';

/** False when the browser does not allow it. */
export async function copyTable(): Promise<boolean> {
  const picture = shown.peek();
  if (!picture) return false;
  try {
    await navigator.clipboard.writeText(tableText(picture));
    return true;
  } catch {
    return false;
  }
}

/** Numbers with a decimal point and no marks between thousands: any spreadsheet reads those as numbers. */
function tableText(picture: Shown): string {
  const said = words.peek();
  const { request, answer } = picture;
  const value = `${sayTopic(picture)} (${say(answer.unit)}) ${spanOf(request)}`;
  const heading = [said.code, said.name, value, lazyMessages.peek().tableStatus];
  const rows = rowsBetween(picture, 0, listing.peek().length).map((row) => [
    row.code,
    row.name,
    row.value === null ? '' : String(row.value),
    said.statuses[row.kind],
  ]);
  return [heading, ...rows].map((cells) => cells.map(clean).join('\t')).join('\n');
}

function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
