/** What the key cells of a row mean: the same for flat figures, cubes and flows. */
import { foldCode } from '../../model/area-code.ts';
import type { ManifestFigures } from '../../model/manifest.ts';
import type { Level } from '../../model/model.ts';
import { parsePeriod } from '../../model/period.ts';
import type { CodeIndex } from './code-index.ts';

/** The levels that rows of figures may be about, and the areas of each. */
export type KeyContext = {
  levels: readonly Level[];
  /** Level code → its areas. */
  codes: ReadonlyMap<string, CodeIndex>;
};

/** What figures are read against. */
export type FigureContext = KeyContext & {
  /** Folded codes of defined indicators. */
  defined: ReadonlySet<string>;
};

/** A file, or one sheet of a workbook. */
export type SheetPlace = { file: string; sheet?: string | undefined };

/** Reads levels, periods and areas. Files repeat the same few texts: each is looked up once. */
export class RowKeys {
  readonly #levels = new Map<string, string | null>();
  readonly #periods = new Map<string, string | null>();
  readonly #areas = new Map<string, Map<string, number | undefined>>();

  constructor(
    private readonly context: KeyContext,
    private readonly entry: Pick<ManifestFigures, 'levels'>,
  ) {}

  /**
   * The code of the level that a name in the file means today, null for none: the manifest's word
   * first, then the level itself, in any case.
   */
  levelOf(written: string): string | null {
    return remember(this.#levels, written, () => {
      const folded = written.toLowerCase();
      const mapped = Object.entries(this.entry.levels).find(([of]) => of.toLowerCase() === folded);
      const code = (mapped?.[1] ?? written).toLowerCase();
      return this.context.levels.find((level) => level.code.toLowerCase() === code)?.code ?? null;
    });
  }

  /** The period in the form in which editions store it, null for a text that is none. */
  periodOf(written: string): string | null {
    return remember(this.#periods, written, () => parsePeriod(written));
  }

  /** The index of an area in a level, undefined for a code that the level does not know. */
  areaOf(level: string, written: string): number | undefined {
    const areas = remember(this.#areas, level, () => new Map<string, number | undefined>());
    const known = areas.get(written);
    if (known !== undefined) return known;
    const area = this.context.codes.get(level)?.get(foldCode(written));
    areas.set(written, area);
    return area;
  }

  /** True when no area of the level was read: that is told about its own file, not about every code. */
  isWithoutAreas(level: string): boolean {
    return this.context.codes.get(level)?.size === 0;
  }
}

/** The value of a key, made and kept when it is asked for the first time. */
export function remember<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
