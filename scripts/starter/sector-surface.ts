/**
 * The surface of every sector in hectares, to the are: the official figure where the material has one, else
 * measured. Never made of inhabitants and density, which would give small counts away. Only the number is kept.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StarterAreas } from './areas.ts';
import { foldCode } from './tables.ts';

type Feature = { properties: Record<string, string | number> };

/** Layers with official hectares; the first one that has a sector counts. */
const layers = [
  {
    file: 'statsec-more/flanders-brussels-2021-simplified/statsec_2021_simplified.geojson',
    code: 'statsec2024',
    hectares: 'area_ha',
  },
  {
    file: 'statsec-geometry/leuven-arrondissement-2020/leuven_arrondissement_statsec_2020.geojson',
    code: 'CS01012020',
    hectares: 'M_AREA_HA',
  },
] as const;

/** The Schelde sector was split in 2021, after these codes were fixed: its surface is that of both halves. */
const splitSectors: readonly (readonly [code: string, parts: readonly string[]])[] = [
  ['11002M0PA', ['11002M0QA', '11002M0RA']],
];

/**
 * Hectares by code, in the order of the sectors' definition. A sector without an official figure has what
 * its wijk, measured in m², has more than its other sectors; where a wijk has several, they share it equally.
 */
export function readSectorHectares(
  from: string,
  areas: StarterAreas,
  wijkSurfaces: ReadonlyMap<string, number>,
  log: (line: string) => void,
): Map<string, number> {
  const official = readOfficial(from);
  const sectors = (areas.codes.get('statsec2024') ?? []).filter((code) => !code.endsWith('ZZZZ'));
  const known = new Map<string, number>();
  for (const code of sectors) {
    const hectares = official.get(foldCode(code));
    if (hectares !== undefined) known.set(code, hectares);
  }
  const rest = shareRest(sectors, known, areas, wijkSurfaces);
  log(`surface of sectors: ${known.size} official, ${rest.size} as what is left of their wijk`);
  return new Map(
    sectors.map((code) => {
      const hectares = known.get(code) ?? rest.get(code);
      if (hectares === undefined || hectares <= 0) throw new Error(`no surface of sector ${code}`);
      return [code, Number(hectares.toFixed(2))];
    }),
  );
}

function readOfficial(from: string): Map<string, number> {
  const official = new Map<string, number>();
  for (const { file, code, hectares } of layers) {
    const { features } = JSON.parse(readFileSync(join(from, file), 'utf8')) as {
      features: Feature[];
    };
    for (const { properties } of features) {
      const key = foldCode(String(properties[code]));
      if (!official.has(key)) official.set(key, Number(properties[hectares]));
    }
  }
  for (const [code, parts] of splitSectors) {
    official.set(
      code,
      parts.reduce((sum, part) => sum + (official.get(part) ?? Number.NaN), 0),
    );
  }
  return official;
}

function shareRest(
  sectors: readonly string[],
  known: ReadonlyMap<string, number>,
  areas: StarterAreas,
  wijkSurfaces: ReadonlyMap<string, number>,
): Map<string, number> {
  const wijkOf = areas.parents.get('statsec2024>ggw72024');
  const left = new Map([...wijkSurfaces].map(([wijk, m2]) => [wijk, m2 / 1e4]));
  const missing = new Map<string, string[]>();
  for (const code of sectors) {
    const wijk = wijkOf?.get(code) ?? '';
    const hectares = known.get(code);
    if (hectares !== undefined) left.set(wijk, (left.get(wijk) ?? Number.NaN) - hectares);
    else missing.set(wijk, [...(missing.get(wijk) ?? []), code]);
  }
  return new Map(
    [...missing].flatMap(([wijk, codes]) =>
      codes.map((code): [string, number] => [code, (left.get(wijk) ?? Number.NaN) / codes.length]),
    ),
  );
}
