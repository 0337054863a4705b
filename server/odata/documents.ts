/** Answers of the service as OData 4.0 writes them. */
import type { EntityPage, QueryOptions } from './query-options.ts';
import { type Entity, FIELDS, NUMBERS, ROOT_SETS, SETS, type SetName } from './sets.ts';

const NAMESPACE = 'Buurtatlas';

export function serviceDocument(base: string): object {
  return {
    '@odata.context': `${base}/$metadata`,
    value: ROOT_SETS.map((name) => ({ name, kind: 'EntitySet', url: name })),
  };
}

/** How much an answer tells about itself: clients of the portal expect all of it. */
export type Telling = 'full' | 'minimal' | 'none';

/** What a list or an entity is told as. `address` is that of the set, without parameters. */
export type Place = { base: string; address: string; set: SetName; telling: Telling };

export function listDocument(
  { entities, count }: EntityPage,
  place: Place,
  nextLink: string | null,
): object {
  return {
    ...contextOf(place, ''),
    ...(count === null ? {} : { '@odata.count': count }),
    value: entities.map((entity) => annotate(entity, place)),
    ...(nextLink === null ? {} : { '@odata.nextLink': nextLink }),
  };
}

export function entityDocument(entity: Entity, place: Place): object {
  return { ...contextOf(place, '/$entity'), ...annotate(entity, place) };
}

function contextOf({ base, set, telling }: Place, suffix: string): object {
  return telling === 'none' ? {} : { '@odata.context': `${base}/$metadata#${set}${suffix}` };
}

function annotate(entity: Entity, { address, set, telling }: Place): Entity {
  if (telling !== 'full') return entity;
  const key = String(entity.ExternalCode ?? '').replaceAll("'", "''");
  return {
    '@odata.type': `#${NAMESPACE}.${typeOf(set)}`,
    '@odata.id': `${address}('${encodeURIComponent(key)}')`,
    ...entity,
  };
}

/** The page after this one: the same question, further on. */
export function nextLinkOf(
  address: string,
  { skip, top }: QueryOptions,
  { entities, more }: EntityPage,
): string | null {
  if (!more) return null;
  const next = new URL(address);
  for (const name of [...next.searchParams.keys()]) {
    if (/^\$?(skip|top)$/i.test(name)) next.searchParams.delete(name);
  }
  next.searchParams.set('$skip', String(skip + entities.length));
  if (top !== null) next.searchParams.set('$top', String(top - entities.length));
  return next.href;
}

/** The schema as CSDL, OData 4.0 part 3: Excel and Power BI read it before anything else. */
export function metadataDocument(): string {
  const types = SETS.map((set) => {
    const properties = FIELDS[set].map((field) => {
      const type = NUMBERS.includes(field) ? 'Edm.Double' : 'Edm.String';
      const nullable = field === 'ExternalCode' ? ' Nullable="false"' : '';
      return `<Property Name="${field}" Type="${type}"${nullable}/>`;
    });
    const key = keyOf(set).map((field) => `<PropertyRef Name="${field}"/>`);
    return `<EntityType Name="${typeOf(set)}"><Key>${key.join('')}</Key>${properties.join('')}</EntityType>`;
  });
  const sets = SETS.map(
    (set) => `<EntitySet Name="${set}" EntityType="${NAMESPACE}.${typeOf(set)}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    `<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...types,
    `<EntityContainer Name="Container">${sets.join('')}</EntityContainer>`,
    '</Schema></edmx:DataServices></edmx:Edmx>',
  ].join('\n');
}

function keyOf(set: SetName): string[] {
  return set === 'Values' ? ['ExternalCode', 'Period'] : ['ExternalCode'];
}

/** `GeoLevels` holds entities of type `GeoLevel`. */
function typeOf(set: SetName): string {
  return set.slice(0, -1);
}
