import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import type { Language } from '../../geodata/model/model.ts';
import { type OpenApiParameter, queryParameters } from '../http/openapi-parameters.ts';
import { drawnLevels } from './collections.ts';
import {
  documentShape,
  featureShape,
  itemsShapeOf,
  MAX_ITEMS,
  USUAL_ITEMS,
} from './items-query.ts';
import { GEOJSON_TYPE, SCHEMA_TYPE } from './links.ts';
import { WORDS } from './words.ts';

/** What parameters mean, for readers of the definition; titles come from the words. */
const MEANINGS: Record<string, string> = {
  f: 'Form of the answer; wins from the Accept header.',
  lang: 'Language of titles; wins from the Accept-Language header.',
  bbox: 'Only areas that meet this box: west,south,east,north, in the system of bbox-crs.',
  'bbox-crs': 'Coordinate system of bbox.',
  crs: 'Coordinate system of the outlines.',
  datetime: 'A time or an interval. Areas have no time, so all of them are selected.',
  limit: 'Most areas on a page; a larger number means the largest.',
  offset: 'Number of areas to pass over.',
  indicators:
    'Codes of indicators, separated by commas, whose values are joined to the properties.',
  period: 'Period of the joined values, or latest.',
};

/** The definition of `/ogc` in OpenAPI 3.0, with a path for each collection so that clients see its filters. */
export function apiDefinition(edition: Edition, base: string, language: Language): object {
  const words = WORDS[language];
  const plain = parametersOf(documentShape);
  const paths: Record<string, object> = {
    '/': { get: operation('getLandingPage', words.title, plain) },
    '/conformance': { get: operation('getConformance', words.conformance, plain) },
    '/collections': { get: operation('getCollections', words.collections, plain) },
  };
  for (const data of drawnLevels(edition)) {
    Object.assign(paths, collectionPaths(edition, data, language, plain));
  }
  return {
    openapi: '3.0.3',
    info: {
      title: `${edition.meta.name[language]} · ${words.title}`,
      description: words.description,
      version: edition.meta.id,
    },
    servers: [{ url: base }],
    paths,
  };
}

function collectionPaths(
  edition: Edition,
  data: LevelData,
  language: Language,
  plain: OpenApiParameter[],
): Record<string, object> {
  const { code, namePlural } = data.level;
  const title = namePlural[language];
  const at = `/collections/${code}`;
  const featureId = { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } };
  const items = parametersOf(itemsShapeOf(edition, data));
  return {
    [at]: { get: operation(`describe_${code}`, title, plain) },
    [`${at}/queryables`]: {
      get: operation(
        `queryables_${code}`,
        `${title}: ${WORDS[language].queryables}`,
        plain,
        SCHEMA_TYPE,
      ),
    },
    [`${at}/schema`]: {
      get: operation(
        `schema_${code}`,
        `${title}: ${WORDS[language].properties}`,
        plain,
        SCHEMA_TYPE,
      ),
    },
    [`${at}/items`]: { get: operation(`items_${code}`, title, items, GEOJSON_TYPE) },
    [`${at}/items/{featureId}`]: {
      get: operation(
        `item_${code}`,
        `${title}: ${WORDS[language].area}`,
        [featureId, ...parametersOf(featureShape)],
        GEOJSON_TYPE,
      ),
    },
  };
}

function parametersOf(shape: Parameters<typeof queryParameters>[0]): OpenApiParameter[] {
  return queryParameters(shape, '3.0', (name) => MEANINGS[name]).map((parameter) => {
    // What the server counts is a number to clients: it is read from text like everything in an address.
    if (parameter.name === 'limit') {
      const schema = { type: 'integer', minimum: 1, maximum: MAX_ITEMS, default: USUAL_ITEMS };
      return { ...parameter, schema };
    }
    if (parameter.name !== 'bbox') return parameter;
    const schema = { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } };
    return { ...parameter, schema, style: 'form', explode: false };
  });
}

function operation(
  operationId: string,
  summary: string,
  parameters: readonly object[],
  type = 'application/json',
): object {
  return {
    operationId,
    summary,
    parameters,
    responses: {
      '200': {
        description: summary,
        content: {
          [type]: { schema: { type: 'object' } },
          'text/html': { schema: { type: 'string' } },
        },
      },
      '400': { description: 'A parameter is unknown, repeated or malformed.' },
      '404': { description: 'There is no such collection or area.' },
    },
  };
}
