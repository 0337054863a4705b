/** Where rows of flows go while they are read, and which of them contradict each other. */
import { FlowPairs, type PairCell } from '../../edition/flow-pairs.ts';
import type { LoadedFlow } from '../../edition/flow-store.ts';
import type { Problem } from '../../model/data-error.ts';
import type { KeyContext, SheetPlace } from '../keys/row-keys.ts';
import { MAX_EXAMPLES } from '../keys/unknown-codes.ts';

/** The tables that files of flows add to. */
export class FlowTables {
  readonly #tables = new Map<string, { key: Omit<LoadedFlow, 'table'>; pairs: FlowPairs }>();
  readonly #places: SheetPlace[] = [];

  constructor(
    private readonly context: KeyContext,
    private readonly problems: Problem[],
  ) {}

  /** A number for a file and sheet. */
  addPlace(place: SheetPlace): number {
    return this.#places.push(place) - 1;
  }

  pairs(key: Omit<LoadedFlow, 'table'>): FlowPairs {
    const name = Object.values(key).join(' ');
    const found = this.#tables.get(name);
    if (found) return found.pairs;
    const pairs = new FlowPairs(this.context.codes.get(key.toLevel)?.size ?? 0);
    this.#tables.set(name, { key, pairs });
    return pairs;
  }

  finish(): LoadedFlow[] {
    return [...this.#tables.values()].map(({ key, pairs }) => {
      const conflicts: { first: PairCell; other: PairCell }[] = [];
      const table = pairs.toTable((first, other) => void conflicts.push({ first, other }));
      this.#reportConflicts(key.indicator, conflicts);
      return { ...key, table };
    });
  }

  #reportConflicts(
    column: string,
    conflicts: readonly { first: PairCell; other: PairCell }[],
  ): void {
    const complain = ({ row, place }: PairCell, message: string): void => {
      const at = this.#places[place] ?? { file: '' };
      this.problems.push({
        ...at,
        severity: 'error',
        kind: 'conflicting_value',
        row,
        column,
        message,
      });
    };
    for (const { first, other } of conflicts.slice(0, MAX_EXAMPLES)) {
      const { file, sheet } = this.#places[first.place] ?? { file: '' };
      const where = first.place === other.place ? '' : ` of ${sheet ? `${file} "${sheet}"` : file}`;
      const message = `this pair was ${first.number} in row ${first.row}${where}, here ${other.number}`;
      complain(other, message);
    }
    const others = conflicts.slice(MAX_EXAMPLES);
    if (!others[0]) return;
    complain(
      others[0].other,
      `… and ${others.length} more rows that say something else than an earlier row`,
    );
  }
}
