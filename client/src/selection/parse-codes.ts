export type ParsedCodes = {
  /** Indices of the areas found, in the order given. */
  found: number[];
  /** What is no code of the level, each once, in the order given. */
  unknown: string[];
};

/**
 * Codes in a text, whatever stands between them. A piece that is no code is tried as it stands between
 * line ends and semicolons too, so that a pasted column of names works as well.
 */
export function parseCodes(
  text: string,
  codes: readonly string[],
  names: readonly string[],
): ParsedCodes {
  const byCode = new Map(codes.map((code, i) => [normalize(code), i]));
  const byName = uniqueNames(names);
  const found: number[] = [];
  const unknown = new Set<string>();
  for (const line of text.split(/[\r\n;\t]+/)) {
    const whole = unquote(line);
    if (whole === '') continue;
    const byLine = byCode.get(normalize(whole)) ?? byName.get(fold(whole));
    if (byLine !== undefined) {
      found.push(byLine);
      continue;
    }
    for (const piece of whole.split(/[\s,|]+/).map(unquote)) {
      if (piece === '') continue;
      const index = byCode.get(normalize(piece)) ?? byName.get(fold(piece));
      if (index === undefined) unknown.add(piece);
      else found.push(index);
    }
  }
  return { found, unknown: [...unknown] };
}

/** As the server reads codes: any case, `-` and `_` alike. */
export function normalize(code: string): string {
  return code.trim().toUpperCase().replaceAll('_', '-');
}

function fold(name: string): string {
  return name.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Names that only one area has: another would choose for the reader. */
function uniqueNames(names: readonly string[]): Map<string, number> {
  const unique = new Map<string, number>();
  const seen = new Set<string>();
  names.forEach((name, i) => {
    const key = fold(name);
    if (seen.has(key)) unique.delete(key);
    else unique.set(key, i);
    seen.add(key);
  });
  return unique;
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^["']+|["',]+$/g, '')
    .trim();
}
