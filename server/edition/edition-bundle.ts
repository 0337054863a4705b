/** An open edition with everything the routes ask of it, each part made when first needed. */

import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { FlowReader } from '../../geodata/compute/flow-reader.ts';
import { ColumnCache } from '../../geodata/edition/column-cache.ts';
import type { Edition, LevelData } from '../../geodata/edition/edition.ts';
import { type Published, ValuePublisher } from '../../geodata/publish/publish-values.ts';
import { buildSearch, type SearchIndex } from '../../geodata/search/search.ts';
import { SimplifiedLevels } from '../../tiles/export/simplified-levels.ts';
import { TileReader } from '../../tiles/mvt/tile-store.ts';
import { Locator } from '../../tiles/outlines/locate.ts';
import { Outlines } from '../../tiles/outlines/outlines.ts';
import type { Spread } from '../contract/profile.ts';
import { type StoredAnswer, sizeOfAnswer } from '../http/stored-answer.ts';
import { spreadOf } from './level-spread.ts';

const MAX_ANSWER_BYTES = 64 * 2 ** 20;
const MAX_SPREAD_BYTES = 16 * 2 ** 20;

export class EditionBundle {
  readonly publisher: ValuePublisher;
  /** Flows before thresholds: `flow-publish.ts` is their way out. */
  readonly flows: FlowReader;
  /** Finished answers by question. */
  readonly answers = new ColumnCache<StoredAnswer>(sizeOfAnswer, MAX_ANSWER_BYTES);
  readonly #spreads = new ColumnCache<{ spread: Spread | null }>(
    ({ spread }) => (spread?.values.length ?? 0) * 16,
    MAX_SPREAD_BYTES,
  );
  #tiles: TileReader | null = null;
  #outlines: Outlines | null = null;
  #simplified: SimplifiedLevels | null = null;
  #locator: Locator | null = null;
  #search: Promise<SearchIndex> | null = null;

  constructor(readonly edition: Edition) {
    this.publisher = new ValuePublisher(new ValueComputer(edition));
    this.flows = new FlowReader(edition);
  }

  get id(): string {
    return this.edition.meta.id;
  }

  /** Levels and periods of indicators. Its values are before thresholds: take those of `publisher`. */
  get computer(): ValueComputer {
    return this.publisher.computer;
  }

  /** How the shown values of a level are spread: the same for each of its areas. */
  spread(published: Published, data: LevelData): Spread | null {
    const { indicator, level, period } = published.question;
    const key = `${indicator.code}|${level}|${period}`;
    const known = this.#spreads.get(key) ?? { spread: spreadOf(published, data) };
    this.#spreads.set(key, known);
    return known.spread;
  }

  get tiles(): TileReader {
    this.#tiles ??= new TileReader(this.edition.db);
    return this.#tiles;
  }

  /** Outlines for a zoom, for exports. */
  get simplified(): SimplifiedLevels {
    this.#simplified ??= new SimplifiedLevels(this.edition.folder);
    return this.#simplified;
  }

  get outlines(): Outlines {
    this.#outlines ??= new Outlines(this.edition.folder);
    return this.#outlines;
  }

  get locator(): Locator {
    this.#locator ??= new Locator(this.outlines);
    return this.#locator;
  }

  /** The search index, built in slices so that other requests are answered meanwhile. */
  search(): Promise<SearchIndex> {
    this.#search ??= buildSearch(this.edition);
    return this.#search;
  }
}
