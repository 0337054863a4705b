import type { Text } from '../../../geodata/model/model.ts';
import { isUntranslated, say, sayTitle } from './words.ts';

/** A text of the data in the reader's language; in Dutch, and marked so, where it was not translated. */
export function Said({ text, asTitle = false }: { text: Text; asTitle?: boolean }) {
  const said = asTitle ? sayTitle(text) : say(text);
  if (!isUntranslated(text)) return <span>{said}</span>;
  return (
    <span>
      <span lang="nl">{said}</span> <small class="in-dutch">(nl)</small>
    </span>
  );
}
