/** The pieces of a FlatGeobuf 3 file of multipolygons: its first bytes, header and features. */
import { Builder } from 'flatbuffers';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import type { Position } from 'geojson';
import type { Box } from '../../geodata/model/model.ts';
import { emptyBox, growBox } from '../measure/grow-box.ts';
import { NODE_SIZE } from './flatgeobuf-index.ts';

export const FLATGEOBUF_MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00);

const TYPES = {
  text: ColumnType.String,
  integer: ColumnType.Int,
  number: ColumnType.Double,
};
export type FlatGeobufColumn = {
  name: string;
  type: keyof typeof TYPES;
  /** What it means, in words. */
  title?: string;
};

export type FlatGeobufHeader = {
  name: string;
  title?: string;
  description?: string;
  /** JSON. */
  metadata?: string;
  columns: readonly FlatGeobufColumn[];
  /** EPSG code of the coordinates. */
  crs: number;
  envelope: Box;
  /** Number of features; without any there is no envelope and no index. */
  count: number;
};

export function encodeHeader(header: FlatGeobufHeader): Uint8Array {
  const { name, title, description, metadata, crs, envelope, count } = header;
  const builder = new Builder();
  const textAt = (text: string | undefined): number =>
    text === undefined ? 0 : builder.createString(text);
  const columnsAt = Header.createColumnsVector(
    builder,
    header.columns.map((column) => encodeColumn(builder, column)),
  );
  const crsAt = encodeCrs(builder, crs);
  const envelopeAt = count > 0 ? Header.createEnvelopeVector(builder, [...envelope]) : 0;
  const [nameAt, titleAt, descriptionAt, metadataAt] = [name, title, description, metadata].map(
    textAt,
  );
  Header.startHeader(builder);
  Header.addName(builder, nameAt ?? 0);
  if (envelopeAt) Header.addEnvelope(builder, envelopeAt);
  Header.addGeometryType(builder, GeometryType.MultiPolygon);
  Header.addColumns(builder, columnsAt);
  Header.addFeaturesCount(builder, BigInt(count));
  Header.addIndexNodeSize(builder, count > 0 ? NODE_SIZE : 0);
  Header.addCrs(builder, crsAt);
  if (titleAt) Header.addTitle(builder, titleAt);
  if (descriptionAt) Header.addDescription(builder, descriptionAt);
  if (metadataAt) Header.addMetadata(builder, metadataAt);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}

function encodeColumn(builder: Builder, { name, type, title }: FlatGeobufColumn): number {
  const nameAt = builder.createString(name);
  const titleAt = title === undefined ? 0 : builder.createString(title);
  Column.startColumn(builder);
  Column.addName(builder, nameAt);
  Column.addType(builder, TYPES[type]);
  if (titleAt) Column.addTitle(builder, titleAt);
  return Column.endColumn(builder);
}

function encodeCrs(builder: Builder, code: number): number {
  const orgAt = builder.createString('EPSG');
  Crs.startCrs(builder);
  Crs.addOrg(builder, orgAt);
  Crs.addCode(builder, code);
  return Crs.endCrs(builder);
}

export type EncodedFeature = { box: Box; bytes: Uint8Array };

/** Encodes features of these columns; a property that is null is left out. */
export function featureEncoder(
  columns: readonly FlatGeobufColumn[],
): (
  polygons: readonly Position[][][],
  properties: Record<string, string | number | null>,
) => EncodedFeature {
  const meta = headerMeta(columns);
  return (polygons, properties) => {
    const box: Box = emptyBox();
    const parts = polygons.map((rings) => {
      const xy: number[] = [];
      const ends: number[] = [];
      for (const ring of rings) {
        for (const [x = 0, y = 0] of ring) {
          xy.push(x, y);
          growBox(box, [x, y, x, y]);
        }
        ends.push(xy.length / 2);
      }
      // An empty list of parts means "has parts" to the package: polygons must not have the key.
      return { xy, ends, type: GeometryType.Polygon } as Geometry;
    });
    const geometry = { xy: [], ends: [], parts, type: GeometryType.MultiPolygon } as Geometry;
    return { box, bytes: buildFeature(geometry, properties, meta) };
  };
}

type Geometry = Parameters<typeof buildFeature>[0];

function headerMeta(columns: readonly FlatGeobufColumn[]): Parameters<typeof buildFeature>[2] {
  return {
    geometryType: GeometryType.MultiPolygon,
    columns: columns.map(({ name, type }) => ({
      name,
      type: TYPES[type],
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    })),
    envelope: null,
    featuresCount: 0,
    indexNodeSize: NODE_SIZE,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
}
