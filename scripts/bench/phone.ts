/**
 * How long a first visit takes on a phone with a throttled connection, from a warm server. The connection is
 * throttled by the browser (DevTools protocol); the processor is this machine's, which draws without a GPU.
 */
import type { Browser } from 'playwright-core';
import {
  openPage,
  settled,
  startBrowser,
  startServer,
  whatIsMissing,
} from '../../test/journeys/atlas-browser.ts';
import type { Measurement } from './measurement.ts';

/** As the presets of Chrome's DevTools: bits per second and milliseconds of latency. */
const CONNECTIONS = {
  '4G (9 Mbit/s down, 1.5 up, 170 ms)': { down: 9_000_000, up: 1_500_000, latency: 170 },
  'slow 4G (1.6 Mbit/s down, 0.75 up, 560 ms)': { down: 1_600_000, up: 750_000, latency: 560 },
};
const BUDGETED = Object.keys(CONNECTIONS)[0];
const BUDGET_MS = 3000;
const ROUNDS = 3;

type Times = { usable: number; list: number; drawn: number; kilobytes: number };

export async function benchPhone(): Promise<Measurement[]> {
  const missing = whatIsMissing();
  if (missing) return [{ what: missing, measured: '', baseline: '', budget: '', ok: null }];
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  try {
    const plain = await measure(browser, server.origin, null);
    const measurements: Measurement[] = [];
    for (const [name, connection] of Object.entries(CONNECTIONS)) {
      const times = await measure(browser, server.origin, connection);
      const budgeted = name === BUDGETED;
      measurements.push({
        what: `first visit at 390 × 844, ${name}: topic, legend and search usable`,
        measured: `${seconds(times.usable)}; list ${seconds(times.list)}; map drawn ${seconds(times.drawn)}; ${times.kilobytes.toFixed(0)} kB`,
        baseline: `no throttling ${seconds(plain.usable)}; list ${seconds(plain.list)}; map drawn ${seconds(plain.drawn)}`,
        budget: budgeted ? `≤ ${seconds(BUDGET_MS)}` : '',
        ok: budgeted ? times.usable <= BUDGET_MS : null,
      });
    }
    return measurements;
  } finally {
    await browser.close();
    await server.stop();
  }
}

type Connection = { down: number; up: number; latency: number };

/** The median of a few visits, each with nothing kept from before. */
async function measure(
  browser: Browser,
  origin: string,
  connection: Connection | null,
): Promise<Times> {
  const visits: Times[] = [];
  for (let round = 0; round <= ROUNDS; round++)
    visits.push(await visit(browser, origin, connection));
  // The first one warms the server.
  const rest = visits.slice(1);
  const medianOf = (key: keyof Times): number => {
    const sorted = rest.map((times) => times[key]).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  };
  return {
    usable: medianOf('usable'),
    list: medianOf('list'),
    drawn: medianOf('drawn'),
    kilobytes: medianOf('kilobytes'),
  };
}

async function visit(
  browser: Browser,
  origin: string,
  connection: Connection | null,
): Promise<Times> {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page } = await openPage(browser, origin, phone);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  if (connection) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: connection.latency,
      downloadThroughput: connection.down / 8,
      uploadThroughput: connection.up / 8,
    });
  }
  const from = performance.now();
  await page.goto(origin, { waitUntil: 'commit' });
  await page.waitForSelector('.sheet-what h1');
  await page.waitForSelector('.legend-line');
  const usable = performance.now() - from;
  await page.click('.sheet-step >> nth=1');
  await page.click('.sheet-tab >> nth=1');
  await page.waitForSelector('.rows .row');
  const list = performance.now() - from;
  await settled(page);
  const drawn = performance.now() - from;
  await page.context().close();
  return { usable, list, drawn, kilobytes: bytes / 1000 };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
