/**
 * The edition as a DCAT-AP 3 catalogue. A dataset is an indicator: licence, publisher and periods differ by
 * indicator, and a theme of fifty of them would have none of one kind. Theme folders become concepts.
 */
import type { Edition } from '../../geodata/edition/edition.ts';
import type { Box, Indicator, Text } from '../../geodata/model/model.ts';
import { comparePeriods } from '../../geodata/model/period.ts';
import { FORMATS } from '../../tiles/export/formats.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { daysOf } from './days-of-period.ts';
import { inLanguages, type Part, type Thing, type Value } from './statements.ts';
import { conceptIri, describeConcepts, foldersOf, schemeIri } from './theme-concepts.ts';

const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/';
const MEDIA_TYPE = 'https://www.iana.org/assignments/media-types/';
const CC_BY = 'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0';

/** Export format → code in the list of file types of the EU; what is not in it says so with its media type. */
const FILE_TYPES: Partial<Record<keyof typeof FORMATS, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  geojson: 'GEOJSON',
  gpkg: 'GPKG',
  jsonstat: 'JSON',
  parquet: 'PARQUET',
};

/** All things of the catalogue. `base` is the address of the server. */
export function dcatCatalogue(bundle: EditionBundle, base: string): Thing[] {
  const { edition } = bundle;
  const datasets = edition.indicators
    .filter(({ visible, code }) => visible && !bundle.flows.has(code))
    .map((indicator) => {
      const files = describeFiles(bundle, indicator, base);
      return { dataset: describeDataset(bundle, indicator, files, base), files };
    });
  const services = describeServices(edition, base);
  return [
    describeCatalogue(
      edition,
      base,
      datasets.map(({ dataset }) => dataset),
      services,
    ),
    ...services,
    ...datasets.flatMap(({ dataset, files }) => [dataset, ...files]),
    ...describeConcepts(edition, base),
  ];
}

function describeCatalogue(
  edition: Edition,
  base: string,
  datasets: readonly Thing[],
  services: readonly Thing[],
): Thing {
  const { name, builtAt } = edition.meta;
  return {
    iri: `${base}/catalog`,
    type: 'dcat:Catalog',
    says: [
      [
        'dct:title',
        inLanguages({
          nl: `Buurtatlas ${name.nl}`,
          fr: `Buurtatlas ${name.fr}`,
          en: `Buurtatlas ${name.en}`,
        }),
      ],
      ['dct:description', inLanguages(CATALOGUE_DESCRIPTION)],
      ['dct:publisher', [agent(`Buurtatlas ${name.nl}`)]],
      [
        'dct:language',
        ['NLD', 'FRA', 'ENG'].map((code) => ({
          iri: `http://publications.europa.eu/resource/authority/language/${code}`,
        })),
      ],
      ['dct:spatial', [location(edition.meta.bbox)]],
      ...modifiedAt(builtAt),
      ['foaf:homepage', [{ iri: `${base}/` }]],
      ['dcat:themeTaxonomy', [{ iri: schemeIri(base) }]],
      ['dcat:dataset', datasets.map(({ iri }) => ({ iri }))],
      ['dcat:service', services.map(({ iri }) => ({ iri }))],
    ],
  };
}

const CATALOGUE_DESCRIPTION: Text = {
  nl: 'Lokale statistieken per gebied, van gewest tot statistische sector.',
  fr: 'Statistiques locales par zone, de la région au secteur statistique.',
  en: 'Local statistics by area, from region to statistical sector.',
};

function describeDataset(
  bundle: EditionBundle,
  indicator: Indicator,
  files: readonly Thing[],
  base: string,
): Thing {
  const { edition, computer } = bundle;
  const source = edition.meta.sources.find(({ code }) => code === indicator.source);
  const availability = computer.availability(indicator);
  const periods = [...new Set([...availability.values()].flat())].sort(comparePeriods);
  const { code, name, unit, description } = indicator;
  const about = Object.values(description).some((text) => text !== '') ? description : name;
  return {
    iri: datasetIri(base, code),
    type: 'dcat:Dataset',
    says: [
      ['dct:identifier', [{ text: code }]],
      ['dct:title', inLanguages(name)],
      ['dct:description', inLanguages(joinTexts(about, unit))],
      ['dct:publisher', [agent(source?.publisher ?? indicator.source)]],
      [
        'dct:accessRights',
        [{ iri: 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' }],
      ],
      ['dct:spatial', [location(edition.meta.bbox)]],
      ['dct:temporal', temporal(periods)],
      ...modifiedAt(edition.meta.builtAt),
      ['adms:versionNotes', [{ text: `edition ${edition.meta.id}` }]],
      [
        'dcat:theme',
        foldersOf(edition.themes, code).map((path) => ({ iri: conceptIri(base, path) })),
      ],
      ['dcat:keyword', foldersOf(edition.themes, code).flatMap((path) => inLanguages(path.at(-1)))],
      ['dcat:landingPage', [{ iri: `${base}/api/indicators/${encodeURIComponent(code)}` }]],
      ['dcat:distribution', files.map(({ iri }) => ({ iri }))],
    ],
  };
}

/** One per format, of the finest level that is offered, all periods. */
function describeFiles(
  { edition, computer }: EditionBundle,
  indicator: Indicator,
  base: string,
): Thing[] {
  const source = edition.meta.sources.find(({ code }) => code === indicator.source);
  const available = computer.availability(indicator);
  const level = edition.levels.findLast(
    (data) => data.level.offered && available.has(data.level.code),
  );
  if (!level) return [];
  return Object.entries(FORMATS)
    .filter(([, { systems }]) => systems.length === 0 || level.drawn > 0)
    .map(([format, { mediaType }]): Thing => {
      const query = new URLSearchParams({
        indicator: indicator.code,
        level: level.level.code,
        period: 'all',
        format,
      });
      const address = `${base}/api/export?${query}`;
      const fileType = FILE_TYPES[format as keyof typeof FORMATS];
      const [bare = ''] = mediaType.split(';');
      return {
        iri: `${datasetIri(base, indicator.code)}-${format}`,
        type: 'dcat:Distribution',
        says: [
          ['dct:title', inLanguages(withFormat(level.level.namePlural, format))],
          ['dcat:accessURL', [{ iri: address }]],
          ['dcat:downloadURL', [{ iri: address }]],
          ['dcat:mediaType', [{ iri: `${MEDIA_TYPE}${bare}` }]],
          ['dct:format', fileType ? [{ iri: `${FILE_TYPE}${fileType}` }] : []],
          ['dct:license', [licence(source?.licence ?? '')]],
          ['dct:rights', source?.credit ? [rights(source.credit)] : []],
        ],
      };
    });
}

function describeServices(edition: Edition, base: string): Thing[] {
  const service = (
    name: string,
    title: Text,
    endpoint: string,
    definition: string,
    standard?: string,
  ): Thing => ({
    iri: `${base}/catalog#${name}`,
    type: 'dcat:DataService',
    says: [
      ['dct:title', inLanguages(title)],
      ['dct:publisher', [agent(`Buurtatlas ${edition.meta.name.nl}`)]],
      ['dcat:endpointURL', [{ iri: endpoint }]],
      ['dcat:endpointDescription', [{ iri: definition }]],
      ['dct:conformsTo', standard ? [{ iri: standard }] : []],
    ],
  });
  return [
    service('api', { nl: 'API', fr: 'API', en: 'API' }, `${base}/api`, `${base}/api/openapi.json`),
    service(
      'ogc',
      {
        nl: 'Gebieden als OGC API Features',
        fr: 'Les zones en OGC API Features',
        en: 'Areas as OGC API Features',
      },
      `${base}/ogc`,
      `${base}/ogc/api`,
      'http://www.opengis.net/doc/IS/ogcapi-features-1/1.0',
    ),
  ];
}

function datasetIri(base: string, code: string): string {
  return `${base}/catalog#${encodeURIComponent(code)}`;
}

function joinTexts(text: Text, unit: Text): Text {
  const join = (language: keyof Text): string =>
    unit[language] === '' ? text[language] : `${text[language]} (${unit[language]})`;
  return { nl: join('nl'), fr: join('fr'), en: join('en') };
}

function withFormat({ nl, fr, en }: Text, format: string): Text {
  return { nl: `${nl} (${format})`, fr: `${fr} (${format})`, en: `${en} (${format})` };
}

function agent(name: string): Part {
  return { type: 'foaf:Agent', says: [['foaf:name', [{ text: name }]]] };
}

function licence(text: string): Value {
  if (/^CC[ -]BY 4\.0$/i.test(text)) return { iri: CC_BY };
  return {
    type: 'dct:LicenseDocument',
    says: [['rdfs:label', [{ text: text || '?', language: 'nl' }]]],
  };
}

function rights(credit: string): Part {
  return { type: 'dct:RightsStatement', says: [['rdfs:label', [{ text: credit }]]] };
}

function location([west, south, east, north]: Box): Part {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const ring = corners.map((corner) => corner.map((degrees) => degrees.toFixed(5)).join(' '));
  return {
    type: 'dct:Location',
    says: [['dcat:bbox', [{ text: `POLYGON((${ring.join(', ')}))`, datatype: 'geo:wktLiteral' }]]],
  };
}

function temporal(periods: readonly string[]): Part[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const date = (text: string): Value => ({ text, datatype: 'xsd:date' });
  return [
    {
      type: 'dct:PeriodOfTime',
      says: [
        ['dcat:startDate', [date(daysOf(first).from)]],
        ['dcat:endDate', [date(daysOf(last).to)]],
      ],
    },
  ];
}

function modifiedAt(builtAt: string): Thing['says'] {
  const time = new Date(builtAt);
  if (Number.isNaN(time.getTime())) return [];
  return [['dct:modified', [{ text: time.toISOString(), datatype: 'xsd:dateTime' }]]];
}
