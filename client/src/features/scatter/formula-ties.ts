/** What the formulas of two indicators have in common: then they go together whatever the areas are like. */
export type Formed = { code: string; formula: string | null };
export type Tie = { kind: 'computed' | 'denominator' | 'part'; code: string };

/** The strongest tie there is, or null. The code of a part that both have is in lower case. */
export function tieOf(x: Formed, y: Formed): Tie | null {
  const [ofX, ofY] = [codesIn(x.formula), codesIn(y.formula)];
  if (ofY.all.has(x.code.toLowerCase())) return { kind: 'computed', code: x.code };
  if (ofX.all.has(y.code.toLowerCase())) return { kind: 'computed', code: y.code };
  for (const code of ofX.below) if (ofY.below.has(code)) return { kind: 'denominator', code };
  for (const code of ofX.all) if (ofY.all.has(code)) return { kind: 'part', code };
  return null;
}

type Codes = { all: Set<string>; below: Set<string> };

/** Codes of a formula, in lower case as formulas are read; `below` are those it divides by, also within brackets. */
function codesIn(formula: string | null): Codes {
  const all = new Set<string>();
  const below = new Set<string>();
  const depths: boolean[] = [];
  let isBelow = false;
  for (const [part] of (formula ?? '').matchAll(/"[^"]*"|[A-Za-z_]\w*|[()/*+-]/g)) {
    if (part === '(') depths.push(isBelow);
    else if (part === ')') isBelow = depths.pop() ?? false;
    else if (part === '/') isBelow = true;
    else if (part === '*' || part === '+' || part === '-') isBelow = depths.at(-1) ?? false;
    else {
      const code = part.replaceAll('"', '').toLowerCase();
      all.add(code);
      if (isBelow) below.add(code);
    }
  }
  return { all, below };
}
