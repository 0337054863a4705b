/** Pairs of one table while files are read: 22 bytes each, in the order in which they come. */

import { createFlowTable, type FlowTable } from '../model/flow.ts';
import { indexAt, numberAt } from '../model/read-at.ts';
import { statusOfFileNumber, VALUE } from '../model/status.ts';

/** One cell of a file: `place` is the caller's number for file and sheet. */
export type PairCell = { number: number; row: number; place: number };

export class FlowPairs {
  #length = 0;
  /** `from × destinations + to`: more than 32 bits for sectors. */
  #slots = new Float64Array(256);
  #numbers = new Float64Array(256);
  #rows = new Uint32Array(256);
  #places = new Uint16Array(256);

  /** @param destinations number of areas of the level of destination */
  constructor(private readonly destinations: number) {}

  add(from: number, to: number, { number, row, place }: PairCell): void {
    if (this.#length === this.#slots.length) this.#grow();
    this.#slots[this.#length] = from * this.destinations + to;
    this.#numbers[this.#length] = number;
    this.#rows[this.#length] = row;
    this.#places[this.#length] = place;
    this.#length += 1;
  }

  /**
   * The pairs by origin and destination, each once. Of cells that say different things of one pair the
   * first counts, and `onConflict` hears of the others.
   */
  toTable(onConflict: (first: PairCell, other: PairCell) => void): FlowTable {
    const slots = this.#slots;
    const order = Uint32Array.from({ length: this.#length }, (_, at) => at);
    order.sort((a, b) => numberAt(slots, a) - numberAt(slots, b) || a - b);
    const kept: number[] = [];
    for (const at of order) {
      const first = kept.at(-1);
      if (first === undefined || slots[first] !== slots[at]) kept.push(at);
      else if (this.#numbers[first] !== this.#numbers[at])
        onConflict(this.#cell(first), this.#cell(at));
    }
    const table = createFlowTable(kept.length);
    for (const [pair, at] of kept.entries()) {
      const [slot, number] = [numberAt(slots, at), numberAt(this.#numbers, at)];
      const status = statusOfFileNumber(number);
      table.from[pair] = Math.floor(slot / this.destinations);
      table.to[pair] = slot % this.destinations;
      table.values[pair] = status === VALUE ? number : 0;
      table.statuses[pair] = status;
    }
    return table;
  }

  #cell(at: number): PairCell {
    return {
      number: numberAt(this.#numbers, at),
      row: indexAt(this.#rows, at),
      place: indexAt(this.#places, at),
    };
  }

  #grow(): void {
    const length = this.#length * 2;
    const [slots, numbers] = [new Float64Array(length), new Float64Array(length)];
    const [rows, places] = [new Uint32Array(length), new Uint16Array(length)];
    slots.set(this.#slots);
    numbers.set(this.#numbers);
    rows.set(this.#rows);
    places.set(this.#places);
    [this.#slots, this.#numbers, this.#rows, this.#places] = [slots, numbers, rows, places];
  }
}
