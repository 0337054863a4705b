import { execFileSync, spawnSync } from 'node:child_process';

const formats = spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? '';

/** Why tests that need GDAL and these drivers cannot run here; null where they can. */
export function withoutGdal(...drivers: string[]): string | null {
  if (formats === '') return 'GDAL is not installed';
  const missing = drivers.filter((driver) => !new RegExp(`\\b${driver} -\\S*vector`).test(formats));
  return missing.length > 0 ? `this GDAL has no ${missing.join(', ')}` : null;
}

/** Runs ogr2ogr; throws with what it printed. */
export function ogr2ogr(...parameters: string[]): void {
  execFileSync('ogr2ogr', parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
}
