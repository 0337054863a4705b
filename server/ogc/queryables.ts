import { type Edition, type LevelData, parentIndex } from '../../geodata/edition/edition.ts';
import { foldCode } from '../../geodata/model/area-code.ts';
import type { Language } from '../../geodata/model/model.ts';
import { WORDS } from './words.ts';

/** Properties of a collection that can be filtered on: `code`, `name` and the code of each parent level. */
export function queryableNames(edition: Edition, { level }: LevelData): string[] {
  return ['code', 'name', ...edition.coarserLevels(level.code).map((parent) => parent.level.code)];
}

/** As JSON Schema, OGC API Features Part 3, §6.2.1. */
export function queryablesSchema(
  edition: Edition,
  data: LevelData,
  language: Language,
  id: string,
): { title: string; properties: QueryableProperties } {
  return {
    ...{ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, type: 'object' },
    title: data.level.namePlural[language],
    properties: queryablesProperties(edition, data, language),
    ...{ additionalProperties: false },
  };
}

export type QueryableProperties = Record<string, { title: string; type: 'string' }>;

export function queryablesProperties(
  edition: Edition,
  data: LevelData,
  language: Language,
): QueryableProperties {
  const words = WORDS[language];
  const titleOf = (name: string): string => {
    if (name === 'code') return words.code;
    return name === 'name' ? words.name : edition.level(name).level.name[language];
  };
  return Object.fromEntries(
    queryableNames(edition, data).map((name) => [name, { title: titleOf(name), type: 'string' }]),
  );
}

/** True for areas that have all asked properties. Codes in any case and filler, names in any case. */
export function propertyFilter(
  edition: Edition,
  data: LevelData,
  asked: Readonly<Record<string, string>>,
): (index: number) => boolean {
  const tests = Object.entries(asked).map(([name, value]): ((index: number) => boolean) => {
    if (name === 'code') {
      const wanted = foldCode(value);
      return (index) => foldCode(data.areas[index]?.code ?? '') === wanted;
    }
    if (name === 'name') {
      const wanted = value.toLowerCase();
      return (index) => data.areas[index]?.name.toLowerCase() === wanted;
    }
    const parents = data.parents.get(name) ?? null;
    const wanted = edition.level(name).indexOf.get(foldCode(value));
    return (index) => wanted !== undefined && parentIndex(parents, index) === wanted;
  });
  return (index) => tests.every((test) => test(index));
}
