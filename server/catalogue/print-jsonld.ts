import { isPart, type Part, PREFIXES, type Thing, type Value } from './statements.ts';

/** JSON-LD 1.1 with the prefixes as context. */
export function printJsonLd(things: readonly Thing[]): object {
  return { '@context': PREFIXES, '@graph': things.map(describe) };
}

function describe({ type, says, ...rest }: Thing | Part): object {
  return {
    ...('iri' in rest ? { '@id': rest.iri } : {}),
    '@type': type,
    ...Object.fromEntries(
      says
        .filter(([, values]) => values.length > 0)
        .map(([predicate, values]) => [predicate, values.map(printValue)]),
    ),
  };
}

function printValue(value: Value): object {
  if (isPart(value)) return describe(value);
  if ('iri' in value) return { '@id': value.iri };
  if ('datatype' in value) return { '@value': value.text, '@type': value.datatype };
  return { '@value': value.text, ...(value.language ? { '@language': value.language } : {}) };
}
