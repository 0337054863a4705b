/** Classes of a map as a list that a client hands over: where each begins and what colour it has. */
import { DataError } from '../model/data-error.ts';

export type Classes = {
  /** Where each class but the first begins, ascending. */
  breaks: readonly number[];
  /** One per class, `#rrggbb`. */
  colours: readonly string[];
};

const MAX_CLASSES = 32;

/**
 * Reads `eff3ff,10,bdd7e7,20.5,6baed6`: colour, break, colour, … Throws `bad_request` when that is not
 * what it says, or breaks do not ascend.
 */
export function parseClasses(text: string): Classes {
  const items = text.split(',');
  const colours = items.filter((_, at) => at % 2 === 0);
  const starts = items.filter((_, at) => at % 2 === 1);
  const breaks = starts.map(Number);
  const isList =
    items.length % 2 === 1 &&
    colours.length <= MAX_CLASSES &&
    colours.every((colour) => /^[0-9a-f]{6}$/i.test(colour)) &&
    starts.every((start) => /^-?\d{1,15}(\.\d{1,10})?$/.test(start)) &&
    breaks.every((start, at) => at === 0 || start > (breaks[at - 1] ?? 0));
  if (isList) return { breaks, colours: colours.map((colour) => `#${colour.toLowerCase()}`) };
  throw new DataError(
    'bad_request',
    `classes: expected 1 to ${MAX_CLASSES} colours with ascending breaks between them, such as eff3ff,10,bdd7e7,20,6baed6, got "${text.slice(0, 80)}"`,
  );
}

/** Index of the class of a value that is rounded as shown: a break belongs to the class it begins. */
export function classOf({ breaks }: Classes, value: number): number {
  let index = 0;
  while (index < breaks.length && (breaks[index] ?? 0) <= value) index++;
  return index;
}
