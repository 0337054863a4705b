import type { Language } from '../../geodata/model/model.ts';

export type Words = {
  title: string;
  description: string;
  collections: string;
  collection: string;
  areas: string;
  area: string;
  code: string;
  name: string;
  property: string;
  properties: string;
  value: string;
  conformance: string;
  conformanceText: string;
  definition: string;
  queryables: string;
  previous: string;
  next: string;
  data: string;
  outline: string;
  approximate: string;
  official: string;
  number: string;
  vintage: string;
  today: string;
  /** `{first}`, `{last}` and `{all}` are filled in. */
  range: string;
  none: string;
  edition: string;
};

export const WORDS: Record<Language, Words> = {
  nl: {
    title: 'Gebieden als OGC API Features',
    description:
      'Alle gebieden van de atlas met hun omtrek, en op verzoek met cijfers, voor QGIS, GDAL, R en Python.',
    collections: 'Verzamelingen',
    collection: 'Verzameling',
    areas: 'Gebieden',
    area: 'Gebied',
    code: 'Code',
    name: 'Naam',
    property: 'Eigenschap',
    properties: 'Eigenschappen van een gebied',
    value: 'Waarde',
    conformance: 'Conformiteit',
    conformanceText: 'Deze delen van de standaard zijn uitgevoerd.',
    definition: 'Beschrijving van de API',
    queryables: 'Eigenschappen waarop je kunt filteren',
    previous: 'Vorige',
    next: 'Volgende',
    data: 'GeoJSON',
    outline: 'Grenzen',
    approximate: 'benaderend',
    official: 'officieel',
    number: 'Aantal',
    vintage: 'Geldig',
    today: 'vandaag',
    range: '{first} tot {last} van {all}',
    none: 'Geen gebieden gevonden.',
    edition: 'Editie',
  },
  fr: {
    title: 'Les zones en OGC API Features',
    description:
      "Toutes les zones de l'atlas avec leur contour et, sur demande, des chiffres, pour QGIS, GDAL, R et Python.",
    collections: 'Collections',
    collection: 'Collection',
    areas: 'Zones',
    area: 'Zone',
    code: 'Code',
    name: 'Nom',
    property: 'Propriété',
    properties: "Propriétés d'une zone",
    value: 'Valeur',
    conformance: 'Conformité',
    conformanceText: 'Ces parties de la norme sont mises en œuvre.',
    definition: "Description de l'API",
    queryables: 'Propriétés pouvant servir de filtre',
    previous: 'Précédent',
    next: 'Suivant',
    data: 'GeoJSON',
    outline: 'Limites',
    approximate: 'approximatives',
    official: 'officielles',
    number: 'Nombre',
    vintage: 'Valable',
    today: "aujourd'hui",
    range: '{first} à {last} sur {all}',
    none: 'Aucune zone trouvée.',
    edition: 'Édition',
  },
  en: {
    title: 'Areas as OGC API Features',
    description:
      'All areas of the atlas with their outlines, and with figures on request, for QGIS, GDAL, R and Python.',
    collections: 'Collections',
    collection: 'Collection',
    areas: 'Areas',
    area: 'Area',
    code: 'Code',
    name: 'Name',
    property: 'Property',
    properties: 'Properties of an area',
    value: 'Value',
    conformance: 'Conformance',
    conformanceText: 'These parts of the standard are implemented.',
    definition: 'API definition',
    queryables: 'Properties to filter on',
    previous: 'Previous',
    next: 'Next',
    data: 'GeoJSON',
    outline: 'Boundaries',
    approximate: 'approximate',
    official: 'official',
    number: 'Number',
    vintage: 'Valid',
    today: 'today',
    range: '{first} to {last} of {all}',
    none: 'No areas found.',
    edition: 'Edition',
  },
};
