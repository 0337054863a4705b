import { foldText } from '../../../../server/contract/fold-text.ts';

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
    const byLine = byCode.get(normalize(whole)) ?? byName.get(foldText(whole.trim()));
    if (byLine !== undefined) {
      found.push(byLine);
      continue;
    }
    for (const piece of whole.split(/[\s,|]+/).map(unquote)) {
      if (piece === '') continue;
      const index = byCode.get(normalize(piece)) ?? byName.get(foldText(piece.trim()));
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

/** Names that only one area has: another would choose for the reader. */
function uniqueNames(names: readonly string[]): Map<string, number> {
  const unique = new Map<string, number>();
  const seen = new Set<string>();
  names.forEach((name, i) => {
    const key = foldText(name.trim());
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

/** Codes in a table: those of the column that has most of them, without its heading. */
export function parseCodeTable(
  text: string,
  codes: readonly string[],
  names: readonly string[],
): ParsedCodes {
  const rows = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [heading = ''] = rows;
  const separator = [';', '\t', ','].find((each) => heading.includes(each));
  if (!separator) return withoutHeading(parseCodes(text, codes, names), heading);
  const cells = rows.map((row) => row.split(separator).map(unquote));
  const columns = (cells[0] ?? []).map((head, at) => ({
    head,
    parsed: parseCodes(cells.map((row) => row[at] ?? '').join('\n'), codes, names),
  }));
  const best = columns.reduce<(typeof columns)[number] | null>(
    (most, each) => (each.parsed.found.length > (most?.parsed.found.length ?? 0) ? each : most),
    null,
  );
  return best ? withoutHeading(best.parsed, best.head) : { found: [], unknown: [] };
}

function withoutHeading({ found, unknown }: ParsedCodes, heading: string): ParsedCodes {
  const messages = new Set(heading.split(/[\s,|]+/).map(unquote));
  return {
    found,
    unknown: unknown[0] !== undefined && messages.has(unknown[0]) ? unknown.slice(1) : unknown,
  };
}
