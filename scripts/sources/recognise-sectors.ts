import type { FeatureRecord, FeatureTable } from '../../tiles/source/feature-table.ts';

/** What a level above sectors is called in the file: its code and its names. */
export type PlaceColumns = {
  code: string;
  nl: string | null;
  fr: string | null;
  de: string | null;
};

/** The columns of a file of sectors, found by name whatever the year. */
export type SectorColumns = {
  year: number;
  sector: PlaceColumns;
  /** Coarse to fine; provinces have no rows in Brussels. */
  above: Record<AboveLevel, PlaceColumns | null>;
  hectares: string | null;
  /** What a reader should know: columns that are new or absent. */
  messages: string[];
};

export type AboveLevel = 'gewest' | 'provincie' | 'arrondiss' | 'gemeente' | 'deelgemeente';

/** Names of a code column and of its texts, GeoJSON and SQLite first, then shapefiles of 2020 to 2022. */
const NAMES: Record<AboveLevel | 'statsec', { code: RegExp; text: readonly string[] }> = {
  statsec: { code: /^(cd_sector|CS0101\d{4})$/i, text: ['tx_sector_descr', 'T_SEC'] },
  deelgemeente: { code: /^(cd_sub_munty?|cd_sub_mun|C_NIS6)$/i, text: ['tx_sub_munty', 'T_NIS6'] },
  gemeente: {
    code: /^(cd_munty_refnis|cd_munty_r|CNIS5(_\d{4})?)$/i,
    text: ['tx_munty_descr', 'T_MUN'],
  },
  arrondiss: {
    code: /^(cd_dstr_refnis|cd_dstr_re|CNIS_ARRD_?(\d{4})?)$/i,
    text: ['tx_adm_dstr_descr', 'T_ARRD'],
  },
  provincie: {
    code: /^(cd_prov_refnis|cd_prov_re|CNIS_PROVI?_?(\d{4})?)$/i,
    text: ['tx_prov_descr', 'T_PROVI'],
  },
  gewest: {
    code: /^(cd_rgn_refnis|cd_rgn_ref|CNIS_REGIO?_?(\d{4})?)$/i,
    text: ['tx_rgn_descr', 'T_REGIO'],
  },
};
const HECTARES = /^(ms_area_ha|M_AREA_HA)$/i;
const DATE = /^dt_situation$|^dt_situati$/i;
const LANGUAGES = ['nl', 'fr', 'de'] as const;
/** Attribute tables of shapefiles cut names at ten characters and number what is then the same. */
const DBF_STEM = 8;

/**
 * Finds the columns and the year of a file of statistical sectors. Throws an Error that lists what the file has and what is
 * looked for when the code of the sector or of its municipality is not there, or no year can be told.
 */
export function recogniseSectors(
  table: FeatureTable,
  fileName: string,
  givenYear: number | null,
): SectorColumns {
  const { fields } = table;
  const messages: string[] = [];
  const place = (level: keyof typeof NAMES): PlaceColumns | null => {
    const code = fields.find((field) => NAMES[level].code.test(field));
    if (code === undefined) return null;
    return { code, ...textColumns(fields, NAMES[level].text) };
  };
  const sector = place('statsec');
  const gemeente = place('gemeente');
  if (!sector || !gemeente) {
    const wanted = sector
      ? 'municipality (cd_munty_refnis, CNIS5_2021)'
      : 'sector (cd_sector, CS01012021)';
    throw new Error(
      `${fileName}: no column for the code of the ${wanted}; found: ${fields.join(', ') || 'no columns'}`,
    );
  }
  const above = {
    gewest: place('gewest'),
    provincie: place('provincie'),
    arrondiss: place('arrondiss'),
    gemeente,
    deelgemeente: place('deelgemeente'),
  };
  const hectares = fields.find((field) => HECTARES.test(field)) ?? null;
  const absent = Object.entries({ ...above, hectares }).filter(([, column]) => column === null);
  if (absent.length > 0) messages.push(`without ${absent.map(([name]) => name).join(', ')}`);
  const year = yearOf(table, sector.code, fileName, givenYear);
  messages.unshift(`sectors of ${year}: ${table.records.length} records, code in "${sector.code}"`);
  return { year, sector, above, hectares, messages };
}

/** Columns of texts by language: by whole name, else in order among names that a shapefile has cut. */
function textColumns(
  fields: readonly string[],
  stems: readonly string[],
): Record<(typeof LANGUAGES)[number], string | null> {
  const whole = (language: string): string | undefined =>
    fields.find((field) =>
      stems.some((stem) => field.toLowerCase() === `${stem}_${language}`.toLowerCase()),
    );
  const cut = fields.filter((field) =>
    stems.some(
      (stem) =>
        stem.length > DBF_STEM &&
        field.length <= 10 &&
        field.toLowerCase().startsWith(stem.slice(0, DBF_STEM)),
    ),
  );
  const [nl, fr, de] = LANGUAGES.map((language, i) => whole(language) ?? cut[i] ?? null);
  return { nl: nl ?? null, fr: fr ?? null, de: de ?? null };
}

/** From the name of the code column, the date of situation, the name of the file, or what the caller says. */
function yearOf(
  { fields, records }: FeatureTable,
  codeColumn: string,
  fileName: string,
  given: number | null,
): number {
  const dateColumn = fields.find((field) => DATE.test(field));
  const date = dateColumn === undefined ? '' : textOf(records[0], dateColumn);
  const found =
    /^CS0101(\d{4})$/i.exec(codeColumn)?.[1] ??
    /\b(20\d{2})\b/.exec(date.replaceAll('/', '-'))?.[1] ??
    /(20\d{2})0101/.exec(fileName)?.[1];
  if (found === undefined && given === null) {
    throw new Error(`${fileName}: no year in its columns or name; say it with --year`);
  }
  const year = found === undefined ? (given ?? 0) : Number(found);
  if (given !== null && year !== given) {
    throw new Error(`${fileName} holds the sectors of ${year}, not those of ${given}`);
  }
  return year;
}

/** The text in a column; empty for an absent value. */
export function textOf(record: FeatureRecord | undefined, column: string | null): string {
  const value = column === null ? null : record?.properties[column];
  return value === null || value === undefined ? '' : String(value).trim();
}
