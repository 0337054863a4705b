import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { AboveLevel } from './recognise-sectors.ts';

export type StatbelLevel = AboveLevel | 'statsec';
type Text = { nl: string; fr: string; en: string };

const STARTER = path.join(import.meta.dirname, '../../geodata/starter/manifest.json');
const starterSchema = z.object({ extras: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Coarse to fine: name and plural in three languages, and the zoom from which they are drawn. */
export const STATBEL_LEVELS: Record<StatbelLevel, { name: Text; plural: Text; minZoom: number }> = {
  gewest: {
    name: { nl: 'gewest', fr: 'région', en: 'region' },
    plural: { nl: 'gewesten', fr: 'régions', en: 'regions' },
    minZoom: 0,
  },
  provincie: {
    name: { nl: 'provincie', fr: 'province', en: 'province' },
    plural: { nl: 'provincies', fr: 'provinces', en: 'provinces' },
    minZoom: 6,
  },
  arrondiss: {
    name: { nl: 'arrondissement', fr: 'arrondissement', en: 'district' },
    plural: { nl: 'arrondissementen', fr: 'arrondissements', en: 'districts' },
    minZoom: 7,
  },
  gemeente: {
    name: { nl: 'gemeente', fr: 'commune', en: 'municipality' },
    plural: { nl: 'gemeenten', fr: 'communes', en: 'municipalities' },
    minZoom: 8,
  },
  deelgemeente: {
    name: { nl: 'deelgemeente', fr: 'section communale', en: 'sub-municipality' },
    plural: { nl: 'deelgemeenten', fr: 'sections communales', en: 'sub-municipalities' },
    minZoom: 9,
  },
  statsec: {
    name: { nl: 'statistische sector', fr: 'secteur statistique', en: 'statistical sector' },
    plural: { nl: 'statistische sectoren', fr: 'secteurs statistiques', en: 'statistical sectors' },
    minZoom: 11,
  },
};

/** The code of a level in the sectors of a year: municipalities merged in 2019 and 2025. Regions stay. */
export function levelCode(level: StatbelLevel, year: number): string {
  if (level === 'gewest' || year >= 2025) return level;
  return `${level}${year >= 2019 ? 2024 : 2018}`;
}

/** The manifest of a source folder of sectors; `coded` lists its levels, coarse to fine. */
export async function statbelManifest(
  coded: readonly StatbelLevel[],
  year: number,
  hasPopulation: boolean,
): Promise<Record<string, unknown>> {
  const starter = starterSchema.parse(JSON.parse(await readFile(STARTER, 'utf8')));
  const codes = hasPopulation ? ['v1101_t', 'v1101_bevdicht', 'v9900_oppervl'] : ['v9900_oppervl'];
  const validUntil = year >= 2025 ? null : year >= 2019 ? 2024 : 2018;
  const above = coded.filter((level) => level !== 'statsec');
  return {
    name: { nl: 'België', fr: 'Belgique', en: 'Belgium' },
    start: {
      indicator: hasPopulation ? 'v1101_bevdicht' : 'v9900_oppervl',
      level: levelCode('gemeente', year),
    },
    surfaceIndicator: { code: 'v9900_oppervl', perKm2: 1_000_000 },
    ...(hasPopulation ? { populationIndicator: 'v1101_t' } : {}),
    levels: coded.map((level) => ({
      code: levelCode(level, year),
      family: level,
      validUntil: level === 'gewest' ? null : validUntil,
      name: STATBEL_LEVELS[level].name,
      namePlural: STATBEL_LEVELS[level].plural,
      areas: `areas/${level}.csv`,
      minZoom: STATBEL_LEVELS[level].minZoom,
    })),
    aggregations: tablesOf(above).map((file) => ({ file })),
    geometry: [
      {
        level: levelCode('statsec', year),
        file: 'sectors.fgb',
        codeField: 'code',
        topology: 'statbel',
        dissolve: above.map((level) => levelCode(level, year)),
        source: 'statbel_sectors',
      },
    ],
    indicators: [{ file: 'indicators.csv' }],
    themes: [{ file: 'themes.csv' }],
    figures: [
      { file: 'figures/surface.csv', source: 'statbel_sectors' },
      ...(hasPopulation ? [{ file: 'figures/population.csv', source: 'statbel_population' }] : []),
    ],
    sources: sourcesOf(year),
    extras: Object.fromEntries(codes.map((code) => [code, starter.extras[code] ?? {}])),
  };
}

/** Each level with the one above it. */
export function nearest<T>(levels: readonly T[]): [T, T][] {
  return levels.slice(1).flatMap((child, i) => {
    const parent = levels[i];
    return parent === undefined ? [] : [[child, parent] as [T, T]];
  });
}

/** Sectors lead to every level; between levels too, or each would be summed from sectors alone. */
function tablesOf(above: readonly StatbelLevel[]): string[] {
  const names = above.map((level) => `statsec_${level}`);
  for (const [child, parent] of nearest(above)) names.push(`${child}_${parent}`);
  return names.map((name) => `aggregation/${name}.csv`);
}

function sourcesOf(year: number): Record<string, unknown> {
  return {
    statbel_sectors: {
      name: `Statistische sectoren ${year}`,
      publisher: 'Statbel',
      licence: 'CC BY 4.0',
      url: 'https://statbel.fgov.be/nl/open-data',
      credit: `Statistische sectoren ${year}: Statbel`,
    },
    statbel_population: {
      name: `Bevolking per statistische sector ${year}`,
      publisher: 'Statbel',
      licence: 'CC BY 4.0',
      url: 'https://statbel.fgov.be/nl/open-data',
    },
  };
}
