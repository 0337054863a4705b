import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const address = z.object({ year: z.number().int(), url: z.url(), page: z.url() }).strict();
const schema = z
  .object({ sectors: z.array(address).min(1), population: z.array(address) })
  .strict();

/** Where a file of a year is, and the page a person opens when it cannot be fetched. */
export type Address = z.infer<typeof address>;
export type Addresses = z.infer<typeof schema>;

/** The table that comes with the program; a manager may name another. */
export const ADDRESSES_FILE = path.join(import.meta.dirname, 'statbel-addresses.json');

/** The table of addresses. Throws an Error that names the place in it that is wrong. */
export async function readAddresses(file = ADDRESSES_FILE): Promise<Addresses> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new Error(`no table of addresses: ${file}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: not valid JSON: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${file}: ${issue?.path.join('.') || 'top'}: ${issue?.message}`);
}

/** The entry of a year, or the newest one. Throws an Error that lists the years there are. */
export function chooseAddress(list: readonly Address[], year: number | null): Address {
  const newestFirst = list.toSorted((a, b) => b.year - a.year);
  const found = year === null ? newestFirst[0] : list.find((entry) => entry.year === year);
  if (found) return found;
  const years = newestFirst.map((entry) => entry.year).join(', ');
  throw new Error(`no address for the year ${year} (known: ${years || 'none'})`);
}
