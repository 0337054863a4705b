/** What a monitor counts, in the text format of Prometheus. No label holds anything about who asked or for what. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Finished } from './request-log.ts';

/** Seconds: from a stored answer to a large export. */
const BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 60];

export type Metrics = {
  note: (finished: Finished) => void;
  /** Told with every look at the pointer. */
  noteEdition: (id: string) => void;
  print: () => Promise<string>;
  contentType: string;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const duration = new Histogram({
    name: 'buurtatlas_request_seconds',
    help: 'Time from the request to the last byte of the answer, by kind of address and class of status.',
    labelNames: ['kind', 'status'] as const,
    buckets: BUCKETS,
    registers,
  });
  const aborted = new Counter({
    name: 'buurtatlas_aborted_total',
    help: 'Requests whose client went away before the answer was out.',
    registers,
  });
  const edition = new Gauge({
    name: 'buurtatlas_edition_info',
    help: 'The live edition, as a label of a number that is always 1.',
    labelNames: ['edition'] as const,
    registers,
  });
  return {
    note: ({ url, status, tookMs }) => {
      if (status === null) aborted.inc();
      else
        duration.observe(
          { kind: kindOf(url), status: `${Math.floor(status / 100)}xx` },
          tookMs / 1000,
        );
    },
    noteEdition: (id) => {
      edition.reset();
      edition.set({ edition: id }, 1);
    },
    print: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const KINDS = [
  'api',
  'tiles',
  'fgb',
  'ogc',
  'odata',
  'assets',
  'pages',
  'gebied',
  'onderwerp',
  'rapport',
];

/** A few words, whatever is asked for: a label for each address would fill the memory of the monitor. */
export function kindOf(url: string): string {
  const [first = '', second = ''] =
    url
      .split('?', 1)[0]
      ?.replace(/^\/(fr|en)\//, '/')
      .slice(1)
      .split('/') ?? [];
  if (first === 'api')
    return /^[a-z]{3,12}$/.test(second) && API_KINDS.has(second) ? `api/${second}` : 'api';
  return KINDS.includes(first) ? first : first === '' ? 'page' : 'other';
}

const API_KINDS = new Set([
  ...[
    'edition',
    'levels',
    'areas',
    'locate',
    'search',
    'address',
    'indicators',
    'themes',
    'values',
  ],
  ...['cubes', 'crosstab', 'flows', 'series', 'region', 'profile', 'similar', 'export'],
]);
