/** What may stand around a map in somebody else's page, as the link writes it: `embed=title,legend,interact`. */
export const EMBED_PARTS = ['title', 'legend', 'time', 'search', 'interact'] as const;
export type EmbedPart = (typeof EMBED_PARTS)[number];

/** What a bare `?embed` shows. */
export const USUAL_PARTS: readonly EmbedPart[] = ['title', 'legend', 'interact'];
/** Nothing but the map; where it comes from is always said. */
const BARE = 'map';

/** Words it does not know are left out; with no word that it knows it is the usual. */
export function parseEmbed(text: string): readonly EmbedPart[] {
  const given = text.split(',');
  const parts = EMBED_PARTS.filter((part) => given.includes(part));
  return parts.length > 0 || given.includes(BARE) ? parts : USUAL_PARTS;
}

/** Empty for no embedding at all. */
export function printEmbed(parts: readonly EmbedPart[] | null): string {
  return parts === null ? '' : parts.join(',') || BARE;
}
