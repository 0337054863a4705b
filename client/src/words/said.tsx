import type { Text } from '../../../geodata/model.ts';
import { isUntranslated, say } from './words.ts';

/** A text of the data in the reader's language; in Dutch, and marked so, where it was not translated. */
export function Said({ text }: { text: Text }) {
  if (!isUntranslated(text)) return <span>{say(text)}</span>;
  return (
    <span>
      <span lang="nl">{text.nl}</span> <small class="in-dutch">(nl)</small>
    </span>
  );
}
