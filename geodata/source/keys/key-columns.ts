/** The key columns of flat figures and of cubes: which period, which level, which area a row is about. */

/** The headers that files use for each key column, the usual one first (DOMAIN.md §8). */
export const KEY_COLUMNS = {
  period: ['period', 'periode'],
  level: ['geolevel', 'geo level', 'gebiedsniveau'],
  area: ['geoitem', 'geo item', 'gebied', 'gebiedscode'],
} as const;
