import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import type { Indicator, Language } from '../../geodata/model/model.ts';
import { STATUSES } from '../../geodata/model/status.ts';
import { REASONS } from '../../geodata/model/threshold.ts';
import { decimalsOf } from '../../geodata/publish/publish-values.ts';
import { queryablesProperties } from './queryables.ts';

/**
 * A feature of a collection as JSON Schema, `describedby` the collection: readers that make a table of fixed
 * columns must know that a share is no whole number before they meet the first that is not.
 */
export function featureSchema(
  edition: Edition,
  data: LevelData,
  indicators: readonly Indicator[],
  language: Language,
  id: string,
): object {
  const figures = indicators.map((indicator) => figureProperties(indicator, language));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: data.level.name[language],
    type: 'object',
    required: ['type', 'id', 'properties', 'geometry'],
    properties: {
      type: { const: 'Feature' },
      id: { type: 'string' },
      properties: {
        type: 'object',
        required: ['code', 'name'],
        properties: Object.assign(queryablesProperties(edition, data, language), ...figures),
      },
      geometry: { $ref: 'https://geojson.org/schema/MultiPolygon.json' },
    },
  };
}

function figureProperties(indicator: Indicator, language: Language): Record<string, object> {
  const { code } = indicator;
  return {
    [code]: {
      title: `${indicator.name[language]} (${indicator.unit[language]})`,
      type: decimalsOf(indicator) === 0 ? 'integer' : 'number',
    },
    [`${code}_status`]: { type: 'string', enum: STATUSES },
    [`${code}_reason`]: { type: 'string', enum: REASONS.filter((reason) => reason !== null) },
    [`${code}_period`]: { type: 'string' },
  };
}
