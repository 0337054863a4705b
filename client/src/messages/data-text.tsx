import type { Text } from '../../../geodata/model/model.ts';
import { isUntranslated, say, sayTitle } from './messages.ts';

/** A text of the data in the reader's language; in Dutch, and marked so, where it was not translated. */
export function DataText({ text, asTitle = false }: { text: Text; asTitle?: boolean }) {
  const own = asTitle ? sayTitle(text) : say(text);
  if (!isUntranslated(text)) return <span>{own}</span>;
  return (
    <span>
      <span lang="nl">{own}</span> <small class="in-dutch">(nl)</small>
    </span>
  );
}
