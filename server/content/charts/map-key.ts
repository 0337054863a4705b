/** What the colours of a map stand for: its classes, what is missing, and the area the page is about. */
import type { Language } from '../../../geodata/model/model.ts';
import type { Classified } from '../../contract/classify/colour-of-area.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { type Html, html } from '../../http/html.ts';
import { missingOf, pattern } from './choropleth.ts';

export type MapKey = {
  id: string;
  picture: Classified;
  shown: readonly number[];
  decimals: number;
  language: Language;
  why: Record<string, string>;
  /** Names of the outlined area; null where none is outlined. */
  own: string | null;
  /** Said first where sizes count. */
  circles: string | null;
};

export function mapKey(key: MapKey): Html {
  const { id, picture, shown, why, own, circles } = key;
  const classes = picture.classes?.classes ?? [];
  const say = (value: number): string => formatNumber(value, key.decimals, key.language);
  return html`<ul class="legend map-key">
${circles && html`<li>${circles}</li>\n`}${classes.map(({ from, to, shade }) => html`<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="h${shade}" width="12" height="12"/></svg> ${from === to ? say(from) : `${say(from)} – ${say(to)}`}</li>\n`)}${missingOf(picture, shown).map((kind) => html`<li><svg viewBox="0 0 12 12" aria-hidden="true"><defs>${pattern(`${id}-key`, kind)}</defs><rect width="12" height="12" fill="url(#${id}-key-${kind})"/></svg> ${why[kind] ?? kind}</li>\n`)}${own && html`<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="map-own" x="1" y="1" width="10" height="10"/></svg> ${own}</li>\n`}</ul>`;
}
