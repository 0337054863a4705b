import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { edition } from '../catalogue.ts';
import { topicDetail } from '../topic/topic.ts';
import type { MapView } from './map-view.ts';

/** Below a picture, a line each: whose figures these are, how sure, and out of which edition, when. */
export function footerOf({ answer, request, level }: MapView): string[] {
  const t = lazyMessages.peek();
  const detail = topicDetail.peek();
  const licence = detail?.licence ? ` (${detail.licence})` : '';
  const publisher = [detail?.publisher, answer.sourceName].filter(Boolean).join(', ');
  // A credit line is a whole sentence of the publisher's own.
  const source = detail?.credit ?? `${messages.peek().source}: ${publisher}`;
  const notes = [
    level.boundaries === 'approximate' ? messages.peek().approximate : '',
    answer.provisional ? messages.peek().provisionalNote : '',
    answer.forecast ? messages.peek().forecastNote : '',
    answer.modelled ? messages.peek().modelledNote : '',
  ].filter(Boolean);
  return [
    `${source}, ${request.period}${licence}`,
    ...(notes.length > 0 ? [notes.join(' · ')] : []),
    t.madeWith(edition.peek()?.edition ?? '', new Date().toISOString().slice(0, 10)),
  ];
}
