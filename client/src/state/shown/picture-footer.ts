import { lazyMessages } from '../../messages/lazy-messages.ts';
import { words } from '../../messages/words.ts';
import { edition } from '../catalogue.ts';
import { topicDetail } from '../topic/topic.ts';
import type { Shown } from './shown.ts';

/** Below a picture, a line each: whose figures these are, how sure, and out of which edition, when. */
export function footerOf({ answer, request, level }: Shown): string[] {
  const said = lazyMessages.peek();
  const detail = topicDetail.peek();
  const licence = detail?.licence ? ` (${detail.licence})` : '';
  const publisher = [detail?.publisher, answer.sourceName].filter(Boolean).join(', ');
  // A credit line is a whole sentence of the publisher's own.
  const source = detail?.credit ?? `${words.peek().source}: ${publisher}`;
  const notes = [
    level.boundaries === 'approximate' ? words.peek().approximate : '',
    answer.provisional ? words.peek().provisionalNote : '',
    answer.forecast ? words.peek().forecastNote : '',
    answer.modelled ? words.peek().modelledNote : '',
  ].filter(Boolean);
  return [
    `${source}, ${request.period}${licence}`,
    ...(notes.length > 0 ? [notes.join(' · ')] : []),
    said.madeWith(edition.peek()?.edition ?? '', new Date().toISOString().slice(0, 10)),
  ];
}
