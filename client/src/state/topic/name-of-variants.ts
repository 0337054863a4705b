import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { Difference } from '../../messages/cases.ts';
import { language } from '../../messages/language.ts';
import { messages, say } from '../../messages/messages.ts';
import { sortOf } from '../../messages/topic-sort.ts';
import { stemOf } from './group-variants.ts';

/** What a group is called: "Aantal naar leeftijd", "Leerlingen naar geslacht en leeftijd". */
export function nameOfVariants(first: IndicatorSummary, by: readonly Difference[]): string {
  const t = messages.value.tree;
  const stem = sayStem(first);
  const sort = t.sorts[sortOf(first)];
  // A name that is only a class leaves nothing, or what it is held against.
  const what = /^\p{L}/u.test(stem) ? stem : `${sort} ${stem}`.trim();
  const named = by.map((each) => t.differences[each]);
  const list = new Intl.ListFormat(language.value).format(named);
  const name = t.group(what, list);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** In the reader's language, unless the name says its class there in a way we do not know. */
function sayStem({ name }: IndicatorSummary): string {
  const own = stemOf(say(name));
  return own.by.length > 0 ? own.stem : stemOf(name.nl).stem;
}
