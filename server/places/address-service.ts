/**
 * Finds addresses at a service that speaks the format of the Flemish address register's public search
 * (`/v4/Location?q=…&c=…`). Asked by our server, so that a reader's browser talks to no one else.
 */
import { z } from 'zod';
import type { Position } from '../../geodata/model/model.ts';
import { RequestRefused } from '../http/errors.ts';

export type Address = { name: string; point: Position };
export type AddressService = { find: (query: string) => Promise<Address[]> };

/** The service gives no more at once. */
const MOST = 5;
const PATIENCE_MS = 4000;
const MAX_ANSWER_LENGTH = 200_000;

/** What we read of an answer; it holds more. */
const answerSchema = z.object({
  LocationResult: z
    .array(
      z.object({
        FormattedAddress: z.string().min(1),
        Location: z.object({ Lat_WGS84: z.number(), Lon_WGS84: z.number() }),
      }),
    )
    .nullish(),
});

/** @param base address of the service without `/v4`, for instance `https://geo.api.vlaanderen.be/geolocation` */
export function createAddressService(base: string): AddressService {
  return { find: (query) => findAddresses(base.replace(/\/+$/, ''), query) };
}

async function findAddresses(base: string, query: string): Promise<Address[]> {
  const url = `${base}/v4/Location?${new URLSearchParams({ q: query, c: String(MOST) })}`;
  const answer = answerSchema.safeParse(await askService(url));
  if (!answer.success) throw unavailable();
  return (answer.data.LocationResult ?? [])
    .slice(0, MOST)
    .map(({ FormattedAddress, Location }) => ({
      name: FormattedAddress,
      point: [roundTo5(Location.Lon_WGS84), roundTo5(Location.Lat_WGS84)],
    }));
}

async function askService(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw unavailable();
    const text = await response.text();
    return text.length > MAX_ANSWER_LENGTH ? null : JSON.parse(text);
  } catch {
    throw unavailable();
  }
}

function unavailable(): RequestRefused {
  return new RequestRefused('unavailable', 'the address service does not answer');
}

function roundTo5(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
