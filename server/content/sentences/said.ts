/** Words with their pattern: the same words with everything that comes from data left out. */

/** `pattern` has `…` for numbers, names and periods, so that sentences can be grouped by what they say. */
export type Said = { text: string; pattern: string };

export const VARIES = '…';

/** Words of the language itself. */
export function fixed(text: string): Said {
  return { text, pattern: text };
}

/** A number, a name or a period. */
export function varying(text: string): Said {
  return { text, pattern: VARIES };
}

/** Words around something that varies: `say` puts it in. */
export function around(said: Said, say: (text: string) => string): Said {
  return { text: say(said.text), pattern: say(said.pattern) };
}
