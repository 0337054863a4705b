/**
 * The protections that cubes and flows were published with. The same figures keep the protection they had, whatever levels
 * come or go: its exchanges leave every sum of every edition as it is. Revised figures cannot keep it.
 */
import { createHmac } from 'node:crypto';
import type { CubeProtection } from '../disclosure/cube-counts.ts';
import { decodeProtection } from '../disclosure/encode-protection.ts';

/** The memory of protections. `place` is the level, or the levels, and the period. */
export interface ProtectionMemory {
  readonly thresholds: ReadonlyMap<string, number>;
  protectionOf(kind: string, code: string, place: string): { digest: string; data: Buffer } | null;
}

/** A table of counts that was protected. `digest` is a keyed one of figures, areas and items. */
export type DecidedTable = {
  kind: 'cube' | 'flows';
  code: string;
  place: string;
  digest: string;
  protection: CubeProtection;
};

export class EarlierProtections {
  /** All tables of this edition, for the memory. */
  readonly decided: DecidedTable[] = [];
  /** Tables that were published with other figures. */
  readonly revised: DecidedTable[] = [];

  /** @param memory null for a first edition */
  constructor(
    private readonly memory: ProtectionMemory | null,
    private readonly key: Buffer,
  ) {}

  /** Lowest value that any edition might show of a count; null when none had a threshold. */
  thresholdOf(code: string): number | null {
    return this.memory?.thresholds.get(code) ?? null;
  }

  /**
   * The protection that a table had, or the one that `choose` gives.
   * @param content what the table is made of: texts, and its figures
   */
  decide(
    { kind, code, place }: Pick<DecidedTable, 'kind' | 'code' | 'place'>,
    content: readonly (string | Float64Array)[],
    choose: () => CubeProtection,
  ): CubeProtection {
    const digest = digestOf(this.key, content);
    const before = this.memory?.protectionOf(kind, code, place);
    const isSame = before?.digest === digest;
    const protection = isSame ? decodeProtection(before.data) : choose();
    const table = { kind, code, place, digest, protection };
    this.decided.push(table);
    if (before && !isSame) this.revised.push(table);
    return protection;
  }
}

/** A keyed digest of texts and numbers: tells whether figures are the same, and nothing to who has not the key. */
function digestOf(key: Buffer, parts: readonly (string | Float64Array)[]): string {
  const hash = createHmac('sha256', key);
  for (const part of parts) {
    if (typeof part === 'string') hash.update(`${part.length}:${part}`);
    else hash.update(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex');
}
