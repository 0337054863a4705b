import iconv from 'iconv-lite';

type DbfField = { name: string; type: string; offset: number; length: number };

/** The attribute table of a shapefile, its values still bytes. */
export type DbfTable = {
  fields: readonly string[];
  recordCount: number;
  /** Texts of one field in record order; null for records marked as deleted. */
  column(field: string): (string | null)[];
};

const HEADER_LENGTH = 32;
const FIELD_LENGTH = 32;
const FIELD_END = 0x0d;
const DELETED = 0x2a;

/**
 * Reads a dBASE table: 32 bytes of header, 32 per field, then records of fixed width.
 * `encoding` is a name known to iconv-lite. Numbers become text without needless decimals.
 * Throws an Error when the file is shorter than its header says.
 */
export function readDbf(bytes: Buffer, encoding: string): DbfTable {
  if (bytes.length < HEADER_LENGTH) {
    throw new Error(`expected at least ${HEADER_LENGTH} bytes, got ${bytes.length}`);
  }
  const recordCount = bytes.readUInt32LE(4);
  const headerLength = bytes.readUInt16LE(8);
  const recordLength = bytes.readUInt16LE(10);
  const needed = headerLength + recordCount * recordLength;
  if (bytes.length < needed) {
    throw new Error(
      `cut off: ${recordCount} records of ${recordLength} bytes need ${needed} bytes, got ${bytes.length}`,
    );
  }
  const fields = readFields(bytes.subarray(0, headerLength), encoding);
  const wide = fields.reduce((sum, { length }) => sum + length, 1);
  if (recordLength < wide) {
    throw new Error(`damaged: its fields take ${wide} bytes, a record has ${recordLength}`);
  }
  return {
    fields: fields.map((field) => field.name),
    recordCount,
    column(name) {
      const field = fields.find((candidate) => candidate.name === name);
      if (!field) throw new Error(`unknown field "${name}"`);
      return Array.from({ length: recordCount }, (_, record) => {
        const start = headerLength + record * recordLength;
        if (bytes[start] === DELETED) return null;
        const value = bytes.subarray(start + field.offset, start + field.offset + field.length);
        return cleanValue(iconv.decode(value, encoding), field.type);
      });
    },
  };
}

function readFields(header: Buffer, encoding: string): DbfField[] {
  const fields: DbfField[] = [];
  let offset = 1; // the first byte of a record is its deletion mark
  for (let at = HEADER_LENGTH; at + FIELD_LENGTH <= header.length; at += FIELD_LENGTH) {
    if (header[at] === FIELD_END) break;
    const nameBytes = header.subarray(at, at + 11);
    const end = nameBytes.indexOf(0);
    const name = iconv.decode(end < 0 ? nameBytes : nameBytes.subarray(0, end), encoding).trim();
    const length = header.readUInt8(at + 16);
    fields.push({ name, type: String.fromCharCode(header.readUInt8(at + 11)), offset, length });
    offset += length;
  }
  return fields;
}

/** Codes in numeric fields are padded, and some writers add decimals: `   44021.000` is `44021`. */
function cleanValue(text: string, type: string): string {
  const trimmed = text.replaceAll('\0', ' ').trim();
  if ((type === 'N' || type === 'F') && /[.e]/i.test(trimmed) && Number.isFinite(Number(trimmed))) {
    return String(Number(trimmed));
  }
  return trimmed;
}
