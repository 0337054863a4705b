const MAX_SUGGESTIONS = 8;

/**
 * What is like a code that leads nowhere: what is found by as much of its beginning as finds anything.
 * @param shortest fewer letters than this say nothing; `longest` more than this say no more
 */
export async function suggestHits<Hit>(
  text: string,
  { shortest, longest }: { shortest: number; longest: number },
  find: (query: string, most: number) => Promise<Hit[]>,
): Promise<Hit[]> {
  const code = text.slice(0, longest);
  for (let length = code.length; length >= Math.min(code.length, shortest); length--) {
    const query = code.slice(0, length).trim();
    const hits = query === '' ? [] : await find(query, MAX_SUGGESTIONS);
    if (hits.length > 0) return hits;
  }
  return [];
}
