/** Area names in the reader's language, where a place has more than one: Brussels. */
import type { AreaRef } from '../../../../server/contract/areas.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import { language } from '../../messages/language.ts';

const inFrench = new WeakMap<AreasAnswer, AreasAnswer>();

/** The areas of a level with their names in the reader's language. Reading it subscribes to the language. */
export function localAreas(answer: AreasAnswer | null): AreasAnswer | null {
  const french = answer?.frenchNames;
  if (!answer || !french || language.value !== 'fr') return answer;
  const known = inFrench.get(answer);
  if (known) return known;
  const names = answer.names.map((name, index) => french[index] ?? name);
  const local = { ...answer, names };
  inFrench.set(answer, local);
  return local;
}

export function localRef<Ref extends AreaRef>(ref: Ref): Ref {
  return language.value === 'fr' && ref.frenchName ? { ...ref, name: ref.frenchName } : ref;
}
