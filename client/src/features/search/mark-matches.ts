/** A piece of a name, and whether it is what was typed. */
import { foldText } from '../../../../server/contract/fold-text.ts';
export type Piece = { text: string; found: boolean };

/**
 * Where the words that were typed begin words of a name, whatever their case and accents: `sint nik` in
 * `Sint-Niklaas`. What was found by forgiving a slip has no such place and is left as it is.
 */
export function markMatches(name: string, query: string): Piece[] {
  const letters = [...name];
  const folded = letters.map(foldText);
  // Offset in the folded text of each letter: a ligature is two.
  const starts: number[] = [];
  let length = 0;
  for (const letter of folded) {
    starts.push(length);
    length += letter.length;
  }
  const text = folded.join('');
  const found = new Array<boolean>(letters.length).fill(false);
  for (const word of foldText(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const before = text[at - 1];
      if (before !== undefined && /[\p{L}\p{N}]/u.test(before)) continue;
      starts.forEach((start, i) => {
        if (start >= at && start < at + word.length) found[i] = true;
      });
    }
  }
  const pieces: Piece[] = [];
  letters.forEach((letter, i) => {
    const last = pieces.at(-1);
    if (last && last.found === found[i]) last.text += letter;
    else pieces.push({ text: letter, found: found[i] ?? false });
  });
  return pieces;
}
