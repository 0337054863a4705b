/** GeoJSON as RFC 7946 has it: WGS84, a feature per area, what the file is in the foreign member `about`. */
import { describeExport } from '../../geodata/export/about.ts';
import type { ExportTable, Row, TableColumn } from '../../geodata/export/table.ts';
import type { AreaOutlines } from './area-outlines.ts';

/** @param outlines in WGS84, or null for a file without geometry */
export function* writeGeojson(
  table: ExportTable,
  outlines: AreaOutlines | null,
): Generator<Uint8Array> {
  const { areas } = table.selection;
  yield Buffer.from('{"type":"FeatureCollection","features":[');
  let at = 0;
  let withoutOutline = 0;
  for (const batch of table.batches()) {
    const features = batch.map((row) => {
      const polygons = outlines?.of(areas[at] ?? 0) ?? null;
      if (!polygons) withoutOutline++;
      const geometry = polygons && { type: 'MultiPolygon', coordinates: polygons };
      const feature = JSON.stringify({
        type: 'Feature',
        id: row[0],
        properties: propertiesOf(table.columns, row),
        geometry,
      });
      return `${at++ === 0 ? '\n' : ',\n'}${feature}`;
    });
    yield Buffer.from(features.join(''));
  }
  const known = outlines && { crs: 'OGC:CRS84', detail: outlines.detail, withoutOutline };
  const about = { ...describeExport(table, known), geometry: known };
  yield Buffer.from(`\n],"about":${JSON.stringify(about)}}\n`);
}

function propertiesOf(columns: readonly TableColumn[], row: Row): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]));
}
