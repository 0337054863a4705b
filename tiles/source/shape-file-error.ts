import { listKnown } from '../../geodata/model/data-error.ts';

/** Why a geometry file cannot be used; `kind` is that of the `Problem` it becomes. */
export class ShapeFileError extends Error {
  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message);
    this.name = 'ShapeFileError';
  }
}

/** Attribute tables of shapefiles cut field names at ten characters. */
const DBF_NAME_LENGTH = 10;

/**
 * The spelling of `wanted` among `fields`: in any case, or cut at ten characters (`gemeente2018` is
 * stored as `gemeente20`). Throws `ShapeFileError` listing the fields there are.
 */
export function findField(fields: readonly string[], wanted: string): string {
  const whole = wanted.toLowerCase();
  const cut = whole.slice(0, DBF_NAME_LENGTH);
  const found =
    fields.find((field) => field.toLowerCase() === whole) ??
    fields.find((field) => field.toLowerCase() === cut);
  if (found !== undefined) return found;
  throw new ShapeFileError(
    'missing_field',
    `no field "${wanted}" (found: ${listKnown(fields) || 'none'})`,
  );
}
