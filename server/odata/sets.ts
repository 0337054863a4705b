/** The entity sets of the service and the fields of their entities. */
export const FIELDS = {
  Variables: [
    'ExternalCode',
    'Name',
    'Description',
    'Unit',
    'DataType',
    'PeriodType',
    'DataSource',
  ],
  CubeVariables: [
    'ExternalCode',
    'Name',
    'Description',
    'Unit',
    'DataType',
    'PeriodType',
    'DataSource',
  ],
  GeoLevels: ['ExternalCode', 'Name'],
  GeoItems: ['ExternalCode', 'Name', 'PointX', 'PointY'],
  PeriodLevels: ['ExternalCode', 'Name'],
  Periods: ['ExternalCode', 'Name', 'FullName', 'PeriodLevel'],
  DataSources: ['ExternalCode', 'Name', 'Description'],
  Dimensions: ['ExternalCode', 'Name'],
  DimLevels: ['ExternalCode', 'Name', 'Dimension'],
  DimMembers: ['ExternalCode', 'Name'],
  Values: ['ExternalCode', 'GeoLevel', 'PeriodLevel', 'Period', 'ValueString', 'Description'],
} as const satisfies Record<string, readonly string[]>;

export type SetName = keyof typeof FIELDS;
export const SETS = Object.keys(FIELDS) as SetName[];

/** Fields that are numbers; the others are texts. */
export const NUMBERS: readonly string[] = ['PointX', 'PointY'];

/** Sets that can be asked for without saying of what. */
export const ROOT_SETS: readonly SetName[] = [
  'Variables',
  'CubeVariables',
  'GeoLevels',
  'PeriodLevels',
  'Periods',
  'DataSources',
  'Dimensions',
];

/** Any of them may be absent from an entity's JSON only by `$select`. */
export type Entity = Record<string, string | number | null>;
