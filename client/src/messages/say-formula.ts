/** A formula of indicator codes as a reader would say it. */
const SIGNS: Record<string, string> = { '*': '×', '/': '÷', '-': '−' };

/**
 * The parts of a formula in reading order: codes as `nameOf` says them, numbers as `printNumber` prints
 * them, signs as people write them. What is unknown stays as it is.
 */
export function sayFormula(
  formula: string,
  nameOf: (code: string) => string | null,
  printNumber: (value: number) => string,
): string {
  const parts = formula.match(/"[^"]*"|[A-Za-z_]\w*|\d+(?:\.\d+)?|[^\s]/g) ?? [];
  const words = parts.map((part) => {
    if (/^\d/.test(part)) return printNumber(Number(part));
    return SIGNS[part] ?? nameOf(part) ?? part;
  });
  return words.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}
