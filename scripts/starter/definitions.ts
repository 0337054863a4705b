/**
 * A word table, longer than other files for that reason.
 * What the portal's indicator tables do not say: which of its formulas the starter takes, definitions of
 * indicators that are younger than the tables, and the few fields where the starter differs from them.
 */
import { populationCube } from './cubes.ts';

/** The fields of an indicator that matter here, in the spelling of the portal's English table. */
export type Definition = {
  code: string;
  name: string;
  unit: string;
  source: string;
  dataType: 'Numeric' | 'Percentage (sum)' | 'Mean';
  periodType: 'Stock' | 'Pending';
  formula?: string;
  aggregationIndicator?: string;
  threshold?: number;
  thresholdIndicator?: string;
  aggregateAreas?: boolean;
  aggregatePeriods?: boolean;
  forecastPeriod?: string;
  rounding?: number;
  visible?: boolean;
};

/** Formulas of the portal whose operands the starter has. Counts with figures are taken by themselves. */
export const chosenFormulas = [
  'v1101_m',
  'v1101_v',
  'v1101_n_belg',
  'v1101_n_nietb',
  'v1101_0_9',
  'v1101_10_19',
  'v1101_20_39',
  'v1101_40_59',
  'v1101_60_64',
  'v1101_65_79',
  'v1101_80p',
  'vp1101_v',
  'vp1101_n_nietb',
  'v1101_0_19',
  'v1101_20_59',
  'v1101_20_64',
  'v1101_60_79',
  'v1101_60p',
  'v1101_65p',
  'vp1101_0_19',
  'vp1101_20_64',
  'vp1101_65p',
  'vp1101_80p',
  'vp1101_geh',
  'vp1101_ongeh',
  'vp1101_gesch',
  'vp1101_wed',
  'v1101_dc_groenedruk',
  'v1101_dc_grijzedruk',
  'v1101_dc_veroud',
  'v1101_dc_intverg',
  'v1101_dc_depend',
  'v1101_dc_mantelzorg',
  'v1101_bevdicht',
  'v9900_opp',
  'v9900_opp_ha',
  'vp1501_bebouwd',
  'vp1501_bedrijvigheid',
  'vp1501_cultuurgrond',
  'v1203_gem_aangifte',
  'v1203_gem_inwoner',
  'v2204_res_geb_tot',
  'v2204_res_geb_ap_new',
  'v2204_res_nflat_new',
  'v2204_nres_geb_tot',
  'v2707_lb_lbexploi_zorg',
  'vp2506_elek_res_n',
  'vp2506_elek_nietres_n',
  'vp2506_gas_res_n',
  'vp2506_gas_nietres_n',
  ...[
    'totcrim',
    'ds_tot',
    'ds_woning',
    'ds_fiets',
    'ds_auto',
    'ds_voert',
    'ds_winkel',
    'scha_eig',
    'dr_tot',
    'bedr_tot',
    'ifg_fys',
    'opzslain',
  ].map((name) => `vp2801_vh_${name}`),
];

const share = {
  unit: 'p',
  dataType: 'Percentage (sum)',
  rounding: 0.1,
} as const;
const survey = {
  ...share,
  source: 'stadsmonitor',
  periodType: 'Stock',
  aggregateAreas: false,
  aggregatePeriods: false,
} as const;
const index2021 = {
  ...share,
  source: 'mdi',
  periodType: 'Stock',
  aggregateAreas: false,
  aggregatePeriods: false,
} as const;
const squareMetres = {
  unit: 'vierkante_meter',
  source: 'dep_omgeving',
  dataType: 'Numeric',
  periodType: 'Stock',
  rounding: 100,
} as const;
const green = { source: 'vito', periodType: 'Stock' } as const;
const openLand = { ...share, source: 'dep_omgeving', periodType: 'Stock' } as const;
const pupils = {
  unit: 'aantal',
  source: 'mvg_onderwijs',
  dataType: 'Numeric',
  periodType: 'Stock',
} as const;

/** In the style of the portal, with codes that its tables do not use. */
export const ownDefinitions: readonly Definition[] = [
  ...[
    ['bos', 'bos'],
    ['akker', 'akker'],
    ['grasland', 'grasland'],
    ['struikgewas', 'struikgewas'],
    ['braak', 'braakliggend'],
    ['water', 'water'],
    ['moeras', 'moeras'],
    ['totaal', 'totaal'],
  ].map(([code, name]) => ({
    ...squareMetres,
    code: `v1591_opp_or_${code}`,
    name: `open ruimte - ${name}`,
  })),
  ...[
    ['totaal', 'open ruimte'],
    ['bos', 'open ruimte - bos'],
    ['akker', 'open ruimte - akker'],
    ['grasland', 'open ruimte - grasland'],
  ].map(([code, name]) => ({
    ...openLand,
    code: `vp1591_opp_or_${code}`,
    name: `${name} (t.o.v. oppervlakte)`,
    formula: `v1591_opp_or_${code} / v9900_oppervl * 100`,
    aggregationIndicator: 'v9900_oppervl',
  })),
  {
    ...green,
    code: 'v2540_inw_tot',
    name: 'inwoners (groen in de buurt)',
    unit: 'aantal',
    dataType: 'Numeric',
    rounding: 1,
  },
  {
    ...green,
    code: 'v2540_buurtgroen_inw',
    name: 'inwoners met buurtgroen',
    unit: 'aantal',
    dataType: 'Numeric',
    rounding: 1,
  },
  {
    ...green,
    code: 'v2540_wijkgroen_inw',
    name: 'inwoners met wijkgroen',
    unit: 'aantal',
    dataType: 'Numeric',
    rounding: 1,
  },
  {
    ...green,
    code: 'v2540_buurtgroen_opp',
    name: 'oppervlakte buurtgroen',
    unit: 'are',
    dataType: 'Numeric',
    rounding: 1,
  },
  {
    ...green,
    code: 'v2540_wijkgroen_opp',
    name: 'oppervlakte wijkgroen',
    unit: 'are',
    dataType: 'Numeric',
    rounding: 1,
  },
  ...['buurtgroen', 'wijkgroen'].map((name) => ({
    ...share,
    ...green,
    code: `vp2540_${name}_inw`,
    name: `inwoners met ${name} (t.o.v. inwoners)`,
    formula: `v2540_${name}_inw / v2540_inw_tot * 100`,
    aggregationIndicator: 'v2540_inw_tot',
  })),
  {
    code: 'v2520_pm25_gem',
    name: 'fijn stof (PM2,5) - gemiddelde concentratie',
    unit: 'microgram_m3',
    source: 'vito_sciensano',
    dataType: 'Mean',
    periodType: 'Pending',
    aggregationIndicator: 'v1101_t',
    aggregatePeriods: false,
    rounding: 0.1,
  },
  { ...pupils, code: 'v2302_GKO_V', name: 'leerlingen gewoon kleuteronderwijs - VP', rounding: 1 },
  {
    ...pupils,
    code: 'v2301_BKO_V',
    name: 'leerlingen buitengewoon kleuteronderwijs - VP',
    rounding: 1,
  },
  { ...pupils, code: 'v2301_GLO_V', name: 'leerlingen gewoon lager onderwijs - VP', rounding: 1 },
  {
    ...pupils,
    code: 'v2301_KO_V',
    name: 'leerlingen kleuteronderwijs - VP',
    formula: 'v2302_GKO_V + v2301_BKO_V',
    rounding: 1,
  },
  {
    ...pupils,
    ...share,
    code: 'vp2301_BKO_V',
    name: 'buitengewoon kleuteronderwijs (t.o.v. leerlingen kleuteronderwijs) - VP',
    formula: 'v2301_BKO_V / v2301_KO_V * 100',
    aggregationIndicator: 'v2301_KO_V',
  },
  {
    code: 'vp2301_GLO_V',
    name: 'leerlingen gewoon lager onderwijs (per 100 inwoners van 0-19 jaar) - VP',
    unit: 'ratio_100',
    source: 'mvg_onderwijs',
    dataType: 'Percentage (sum)',
    periodType: 'Stock',
    formula: 'v2301_GLO_V / v1101_0_19 * 100',
    aggregationIndicator: 'v1101_0_19',
    rounding: 0.1,
  },
  {
    code: 'v2190_laadpalen',
    name: 'publieke laadpunten',
    unit: 'aantal',
    source: 'dep_mow',
    dataType: 'Numeric',
    periodType: 'Stock',
    rounding: 1,
  },
  {
    code: 'vp2190_laadpalen',
    name: 'publieke laadpunten (per 1.000 inwoners)',
    unit: 'ratio_1000',
    source: 'dep_mow',
    dataType: 'Percentage (sum)',
    periodType: 'Stock',
    formula: 'v2190_laadpalen / data_from_period(v1101_t, "-1") * 1000',
    aggregationIndicator: 'v1101_t',
    rounding: 0.1,
  },
  {
    ...share,
    code: 'vp1203_belasting',
    name: 'belasting (t.o.v. netto belastbaar inkomen)',
    source: 'statbel_fisc_ink',
    periodType: 'Stock',
    formula: 'v1203_belasting_tot / v1203_netto_belastbaar_tot * 100',
    aggregationIndicator: 'v1203_netto_belastbaar_tot',
  },
  {
    code: 'v1203_belasting_tot',
    name: 'totale belasting',
    unit: 'euro',
    source: 'statbel_fisc_ink',
    dataType: 'Numeric',
    periodType: 'Stock',
    rounding: 1,
  },
  {
    ...share,
    code: 'vp1203_aangiften_nul',
    name: 'aangiften met 0-inkomen (t.o.v. alle aangiften)',
    source: 'statbel_fisc_ink',
    periodType: 'Stock',
    formula: 'v1203_aangiften_nul / (v1203_aangiften_tot + v1203_aangiften_nul) * 100',
    aggregationIndicator: 'v1203_aangiften_tot',
  },
  {
    code: 'v1501_bos',
    name: 'oppervlakte bos (kadaster)',
    unit: 'ha',
    source: 'statbel',
    dataType: 'Numeric',
    periodType: 'Stock',
    rounding: 0.01,
  },
  {
    ...share,
    code: 'vp1501_bos',
    name: 'oppervlakte bos (t.o.v. totale oppervlakte)',
    source: 'statbel',
    periodType: 'Stock',
    formula: 'v1501_bos / v9900_opp_ha * 100',
    aggregationIndicator: 'v9900_opp_ha',
  },
  {
    ...share,
    code: 'vp2204_res_flat_new',
    name: 'nieuwbouw: woongelegenheden in appartementsgebouw (t.o.v. woongelegenheden)',
    source: 'statbel_bouwvergunning',
    periodType: 'Pending',
    formula: 'v2204_res_flat_new / v2204_res_won_new * 100',
    aggregationIndicator: 'v2204_res_won_new',
  },
  {
    code: 'vp2204_res_won_new',
    name: 'nieuwbouw: woongelegenheden (per 1.000 inwoners)',
    unit: 'ratio_1000',
    source: 'statbel_bouwvergunning',
    dataType: 'Percentage (sum)',
    periodType: 'Pending',
    formula: 'v2204_res_won_new / v1101_t * 1000',
    aggregationIndicator: 'v1101_t',
    rounding: 0.1,
  },
  {
    ...share,
    code: 'vp2204_reno_aandeel',
    name: 'renovatie (t.o.v. vergunde woongebouwen)',
    source: 'statbel_bouwvergunning',
    periodType: 'Pending',
    formula: 'v2204_res_geb_reno / v2204_res_geb_tot * 100',
    aggregationIndicator: 'v2204_res_geb_tot',
  },
  {
    code: 'vp1123_a_groei',
    name: 'groei van het aantal huishoudens in tien jaar [projecties]',
    unit: 'ratio_100',
    source: 'sv_huishproj',
    dataType: 'Percentage (sum)',
    periodType: 'Stock',
    formula: 'v1123_a_huish_t / data_from_period(v1123_a_huish_t, "-10") * 100 - 100',
    aggregationIndicator: 'v1123_a_huish_t',
    forecastPeriod: '2024',
    rounding: 0.1,
  },
  {
    ...share,
    code: 'vp2506_gas_dichtheid',
    name: 'gasaansluitingen (t.o.v. elektriciteitsaansluitingen), residentieel',
    unit: 'ratio_100',
    source: 'fluvius_opendata',
    periodType: 'Pending',
    formula: 'v2506_gas_res_n / v2506_elek_res_n * 100',
    aggregationIndicator: 'v2506_elek_res_n',
  },
  {
    ...index2021,
    code: 'v3490_mdi_laagopgeleid',
    name: 'laagopgeleid (multiple deprivation index)',
  },
  { ...index2021, code: 'v3490_mdi_werkloos', name: 'werkloos (multiple deprivation index)' },
  {
    ...index2021,
    code: 'v3490_mdi_alleenouder',
    name: 'alleenstaande ouders (multiple deprivation index)',
  },
  {
    ...index2021,
    code: 'v3490_mdi_geen_verwarming',
    name: 'woningen zonder centrale verwarming (multiple deprivation index)',
  },
  {
    ...index2021,
    code: 'v3490_mdi_index',
    name: 'multiple deprivation index',
    unit: 'index',
    dataType: 'Mean',
    rounding: 0.001,
  },
  {
    code: 'v3491_bimd_deciel',
    name: 'deciel van de Belgian Index of Multiple Deprivation',
    unit: 'deciel',
    source: 'bimd',
    dataType: 'Mean',
    periodType: 'Stock',
    aggregateAreas: false,
    aggregatePeriods: false,
    rounding: 1,
  },
  ...[
    ['netheid_centrum', 'netheid van het centrum'],
    ['netheid_straten', 'netheid van straten en voetpaden'],
    ['groen_buurt', 'voldoende groen in de buurt'],
    ['tevreden_gemeente', 'tevreden over de gemeente'],
    ['graag_wonen', 'graag wonen in de gemeente'],
    ['vertrouwen_bestuur', 'vertrouwen in het gemeentebestuur'],
    ['veilig_fietsen', 'veilig fietsen'],
    ['tevreden_zorg', 'tevreden over de zorgvoorzieningen'],
  ].map(([code, name]) => ({
    ...survey,
    code: `v9980_${code}`,
    name: `${name} (burgerbevraging)`,
  })),
];

function slice(item: string): string {
  return `cell(${populationCube}, ${item})`;
}

/** What the starter changes in a definition of the portal, and why in its SOURCES.md. */
export const adaptations: Record<string, Partial<Definition>> = {
  v1101_0_19: { formula: 'v1101_0_9 + v1101_10_19' },
  v1101_20_59: { formula: 'v1101_20_39 + v1101_40_59' },
  v1101_60_79: { formula: 'v1101_60_64 + v1101_65_79' },
  // What the cube holds is published through the cube alone, so that its privacy rule covers all of it.
  v1101_m: { formula: slice('geslacht_m') },
  v1101_v: { formula: slice('geslacht_v') },
  v1101_n_belg: { formula: slice('nationaliteit_belg') },
  v1101_n_nietb: { formula: slice('nationaliteit_nietb') },
  v1101_0_9: { formula: slice('leeftijdsklasse_0_9') },
  v1101_10_19: { formula: slice('leeftijdsklasse_10_19') },
  v1101_20_39: { formula: slice('leeftijdsklasse_20_39') },
  v1101_40_59: { formula: slice('leeftijdsklasse_40_59') },
  v1101_60_64: { formula: slice('leeftijdsklasse_60_64') },
  v1101_65_79: { formula: slice('leeftijdsklasse_65_79') },
  v1101_80p: { formula: slice('leeftijdsklasse_80p') },
  v1101_60p: { formula: 'v1101_60_64 + v1101_65p' },
  v1101_65p: { formula: 'v1101_65_79 + v1101_80p' },
  v1123_a_huish_t: { forecastPeriod: '2024' },
  v2203_mediaan_alle_woningen: { dataType: 'Mean' },
  v2203_mediaan_gesl_half_woningen: { dataType: 'Mean' },
  v2203_mediaan_open_woningen: { dataType: 'Mean' },
  v2203_mediaan_appartementen: { dataType: 'Mean' },
};

/** The portal's own population count, which we do not have, and the one we have. */
export const replacedOperands: Record<string, string> = { v1111a_tot_bevolking: 'v1101_t' };

/** Where the portal's top folders of 2020 stand in the tree of today. */
export const topThemes: Record<string, string> = {
  Demografie: 'DEMOGRAFIE',
  VEILIGHEID: 'SAMENLEVING EN WELZIJN/Veiligheid',
  'Fiscale statistieken': 'WERKEN EN ONDERNEMEN/Inkomens',
  Wonen: 'WONEN EN RUIMTEGEBRUIK',
  Bodembezetting: 'WONEN EN RUIMTEGEBRUIK/Bodembezetting',
  LANDBOUW: 'WERKEN EN ONDERNEMEN/Landbouw',
  'Over de gebieden': 'ALGEMEEN EN BELEIDSSPECIFIEK/Over de gebieden',
};

/** Places of indicators the tree of 2020 does not have, by the start of their code; several places are possible. */
export const ownPlaces: readonly (readonly [codes: RegExp, path: string])[] = [
  [
    /^v1101_(geh|ongeh|gesch|wed)$|^vp1101_(geh|ongeh|gesch|wed)$/,
    'DEMOGRAFIE/Bevolking (statbel)/Totale bevolkingscijfers/Burgerlijke staat',
  ],
  [/^vp1123_/, 'DEMOGRAFIE/Huishoudens/Huishoudensvooruitzichten'],
  [/^v9900_/, 'ALGEMEEN EN BELEIDSSPECIFIEK/Over de gebieden'],
  [/^v2506_elek|^vp2506_elek/, 'LEEFMILIEU EN KLIMAAT/Energie/Elektriciteit'],
  [/^v2506_gas|^vp2506_gas/, 'LEEFMILIEU EN KLIMAAT/Energie/Gas'],
  [/^vp?2540_/, 'LEEFMILIEU EN KLIMAAT/Groen in de buurt'],
  [/^v2520_/, 'LEEFMILIEU EN KLIMAAT/Lucht'],
  [/^vp?1591_/, 'WONEN EN RUIMTEGEBRUIK/Open ruimte'],
  [/^vp1591_opp_or_(totaal|bos)$/, 'LEEFMILIEU EN KLIMAAT/Open ruimte'],
  [/^vp?1501_bos$/, 'WONEN EN RUIMTEGEBRUIK/Bodembezetting'],
  [/^vp1501_bedrijvigheid$/, 'WERKEN EN ONDERNEMEN/Ruimte om te ondernemen'],
  [/^v2203_/, 'WONEN EN RUIMTEGEBRUIK/Verkoopsprijzen'],
  [/^vp?2204_/, 'WONEN EN RUIMTEGEBRUIK/Bouwvergunningen'],
  [/^vp?230[12]_/, 'ONDERWIJS/Basisonderwijs'],
  [/^v3490_mdi_laagopgeleid$/, 'ONDERWIJS/Onderwijsniveau'],
  [/^vp?2190_/, 'MOBILITEIT EN VERKEERSVEILIGHEID/Elektrisch rijden'],
  [/^v9980_veilig_fietsen$/, 'MOBILITEIT EN VERKEERSVEILIGHEID/Fietsen'],
  [/^v9980_/, 'ALGEMEEN EN BELEIDSSPECIFIEK/Burgerbevraging'],
  [/^v9980_(tevreden|graag|netheid)/, 'SAMENLEVING EN WELZIJN/Leefbaarheid'],
  [/^vp?1203_/, 'WERKEN EN ONDERNEMEN/Inkomens'],
  [/^v3490_mdi_werkloos$/, 'WERKEN EN ONDERNEMEN/Werkloosheid'],
  [/^v349[01]_/, 'SAMENLEVING EN WELZIJN/Kansen en armoede'],
  [/^v2707_/, 'WERKEN EN ONDERNEMEN/Landbouw/Zorgboerderijen'],
  [/^vp?2801_/, 'SAMENLEVING EN WELZIJN/Veiligheid/Criminaliteit'],
  [/^vp?1101_/, 'DEMOGRAFIE/Bevolking (statbel)'],
];
