/** `/api/export`: what can be asked for, and what a file says of itself. */
import type { ExportAbout } from '../../geodata/model/export-about.ts';

export type { ExportAbout };

/** Formats of `/api/export`. */
export type ExportFormatCode = 'csv' | 'xlsx' | 'geojson' | 'fgb' | 'gpkg' | 'jsonstat' | 'parquet';

/** The body of `POST /api/export`; as parameters of `GET` lists are codes separated by commas. */
export type ExportBody = {
  format: ExportFormatCode;
  indicator: string[];
  level: string;
  /** `2024`, `latest`, `all`, `2015..2024`, or several separated by commas. */
  period: string;
  /** `level:code`; not with `areas`. Neither means the whole level. */
  within?: string;
  /** Codes of areas of the level. */
  areas?: string[];
  shape?: 'long' | 'wide';
  cells?: string;
  margin?: '90' | '95' | '99';
  denominator?: '1';
  /** Colour, break, colour …: `eff3ff,10,bdd7e7,20,6baed6`. */
  classes?: string;
  geometry?: 'full' | 'simplified' | 'none';
  /** With `geometry=simplified`, 6 to 12. */
  zoom?: string;
  crs?: '4326' | '31370';
  separator?: 'comma' | 'semicolon';
  bom?: '1';
  lang?: 'nl' | 'fr' | 'en';
  edition?: string;
};

/** What a file says of itself, without the file. */
export type ExportAboutAnswer = {
  ok: true;
  edition: string;
  /** `bytes` and `sha256` only with `hash=1`. */
  file: { name: string; type: string; rows: number; bytes?: number; sha256?: string };
  about: ExportAbout;
};
