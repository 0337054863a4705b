import { isPart, type Part, PREFIXES, type Thing, type Value } from './statements.ts';

/** Turtle 1.1. Predicates, types and datatypes are prefixed names already. */
export function printTurtle(things: readonly Thing[]): string {
  const head = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const body = things.map((thing) => `${address(thing.iri)}${describe(thing, 1)} .`);
  return `${head.join('\n')}\n\n${body.join('\n\n')}\n`;
}

function describe({ type, says }: Part, depth: number): string {
  const indent = '  '.repeat(depth);
  const lines = says
    .filter(([, values]) => values.length > 0)
    .map(([predicate, values]) => {
      const objects = values.map((value) => printValue(value, depth)).join(', ');
      return `;\n${indent}${predicate} ${objects}`;
    });
  return ` a ${type} ${lines.join(' ')}`;
}

function printValue(value: Value, depth: number): string {
  if (isPart(value)) return `[${describe(value, depth + 1)} ]`;
  if ('iri' in value) return address(value.iri);
  const text = quote(value.text);
  if ('datatype' in value) return `${text}^^${value.datatype}`;
  return value.language === undefined ? text : `${text}@${value.language}`;
}

/** What may not stand in an address in Turtle is percent-encoded. */
function address(iri: string): string {
  const escaped = iri.replace(/[\p{Cc} <>"{}|^`\\]/gu, (character) =>
    encodeURIComponent(character),
  );
  return `<${escaped}>`;
}

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quote(text: string): string {
  return `"${text.replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character] ?? character)}"`;
}
