/** Names as they are compared: whoever types `creche` means `Crèche`. The only folding of texts there is. */

/** The text without accents and in lower case, ligatures as two letters: `Œuvre` is `oeuvre`. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** The words of a text, folded: `Sint-Niklaas` is `sint`, `niklaas`. */
export function foldWords(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
