/** FlatGeobuf with a spatial index: a feature per area that has an outline, along a Hilbert curve. */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describeExport } from '../../geodata/export/about.ts';
import { type ExportTable, openTable, type Row } from '../../geodata/export/table.ts';
import { inTemporaryFolder, NO_BYTES, readChunks } from '../../geodata/export/temporary-file.ts';
import { WORDS } from '../../geodata/export/words.ts';
import type { ExportAbout } from '../../geodata/model/export-about.ts';
import type { Box } from '../../geodata/model/model.ts';
import {
  encodeHeader,
  FLATGEOBUF_MAGIC,
  type FlatGeobufColumn,
  featureEncoder,
} from '../flatgeobuf/encode-flatgeobuf.ts';
import { buildIndex, envelopeOf, hilbertOrder } from '../flatgeobuf/flatgeobuf-index.ts';
import type { AreaOutlines } from './area-outlines.ts';

/**
 * The index stands before the features and needs their lengths, so features wait in a temporary file.
 * The first bytes, which are always the same, go out at once.
 */
export function* writeFlatGeobufTable(
  table: ExportTable,
  outlines: AreaOutlines | null,
): Generator<Uint8Array> {
  if (!outlines) throw new RangeError('a FlatGeobuf needs outlines');
  yield FLATGEOBUF_MAGIC;
  yield* inTemporaryFolder((folder) => writeParts(table, outlines, path.join(folder, 'features')));
}

function* writeParts(
  table: ExportTable,
  outlines: AreaOutlines,
  file: string,
): Generator<Uint8Array> {
  const { selection } = table;
  const { data } = selection;
  const drawn = selection.areas.filter((area) => data.bboxes[area]);
  const boxes = drawn.map((area): Box => data.bboxes[area] ?? [0, 0, 0, 0]);
  const areas = hilbertOrder(boxes).map((at) => drawn[at] ?? 0);
  const sorted = openTable({ ...selection, areas }, table.tally);
  const columns = columnsOf(sorted);
  const items = yield* writeFeatures(sorted, columns, outlines, file);
  const withoutOutline = selection.areas.length - items.length;
  const { crs, detail } = outlines;
  const about = describeExport(sorted, { crs: `EPSG:${crs}`, detail, withoutOutline });
  yield encodeHeader({
    name: data.level.code,
    title: about.title,
    description: [about.citation, ...about.notices].join(' '),
    metadata: JSON.stringify(metadataOf(about)),
    columns,
    crs,
    envelope: envelopeOf(items.map(({ box }) => box)),
    count: items.length,
  });
  yield buildIndex(items);
  yield* readChunks(file);
}

/** Features into the file; their boxes and lengths. */
function* writeFeatures(
  table: ExportTable,
  columns: readonly FlatGeobufColumn[],
  outlines: AreaOutlines,
  file: string,
): Generator<Uint8Array, { box: Box; bytes: number }[]> {
  const encode = featureEncoder(columns);
  const items: { box: Box; bytes: number }[] = [];
  const fd = openSync(file, 'w');
  let at = 0;
  try {
    for (const batch of table.batches()) {
      for (const row of batch) {
        const polygons = outlines.of(table.selection.areas[at++] ?? 0);
        if (!polygons) continue;
        const { box, bytes } = encode(polygons, propertiesOf(columns, row));
        writeSync(fd, bytes);
        items.push({ box, bytes: bytes.length });
      }
      yield NO_BYTES;
    }
  } finally {
    closeSync(fd);
  }
  return items;
}

function columnsOf({ columns, selection }: ExportTable): FlatGeobufColumn[] {
  const { language } = selection;
  return columns.map(({ name, type, holds, of }) => {
    const what = of ? `${of.series.indicator.name[language]}, ${of.period}: ` : '';
    return { name, type, title: `${what}${WORDS[language].columns[holds]}` };
  });
}

function propertiesOf(
  columns: readonly FlatGeobufColumn[],
  row: Row,
): Record<string, string | number | null> {
  return Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]));
}

/** Texts by name, which is what GDAL shows; `about` has everything. */
function metadataOf(about: ExportAbout): Record<string, string> {
  return {
    title: about.title,
    licence: about.licence,
    citation: about.citation,
    edition: about.edition.id,
    notices: about.notices.join(' '),
    suppressed: String(about.suppressed),
    about: JSON.stringify(about),
  };
}
