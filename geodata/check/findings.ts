/** What an import check finds: gathered per kind and indicator, with counts and a few examples. */

import type { Edition } from '../edition/edition.ts';
import type { Column } from '../model/column.ts';
import { EMPTY } from '../model/status.ts';
import { type FigurePlace, type FigurePlaces, figureKey } from '../source/figures/figure-places.ts';

export type FindingKind =
  | 'new_indicator'
  | 'vanished_indicator'
  | 'new_level'
  | 'vanished_level'
  | 'new_period'
  | 'vanished_period'
  | 'new_area'
  | 'vanished_area'
  | 'changed_value'
  | 'lost_value'
  | 'sum_differs'
  | 'out_of_range'
  | 'suspicious_code';

export type Finding = {
  kind: FindingKind;
  /** `note`: good to know. `look`: someone should look before the figures go live. */
  weight: 'note' | 'look';
  /** What it is about: `v1101_t at statsec2024`. */
  subject: string;
  message: string;
  /** How many figures it is about, and among how many. */
  count: number;
  of: number;
  examples: { place: FigurePlace | null; text: string }[];
};

/** One figure: folded indicator code, level, period, index of the area. */
export type Cell = [code: string, level: string, period: string, area: number];

const MAX_EXAMPLES = 3;

export class FindingList {
  readonly #findings = new Map<string, Finding>();
  /** Columns counted in `of`, per finding. */
  readonly #counted = new Map<Finding, Set<Column>>();

  constructor(
    private readonly edition: Edition,
    private readonly places: FigurePlaces,
  ) {}

  /** Those that need a look first. */
  sorted(): Finding[] {
    const all = [...this.#findings.values()];
    return [
      ...all.filter(({ weight }) => weight === 'look'),
      ...all.filter(({ weight }) => weight === 'note'),
    ];
  }

  /** Something about an indicator, or an indicator at a level, as a whole. */
  tell(kind: FindingKind, weight: Finding['weight'], subject: string, message: string): void {
    const finding: Finding = { kind, weight, subject, message, count: 1, of: 1, examples: [] };
    this.#findings.set(`${kind} ${subject} ${message}`, finding);
  }

  /** One more figure for a finding; `of` grows with every column that has one. */
  add(
    kind: FindingKind,
    column: Column,
    [code, level, period, area]: Cell,
    message: string,
    text: string,
  ): void {
    const subject = `${code} at ${level}`;
    const key = `${kind} ${subject} ${message}`;
    const none = { kind, subject, message, weight: 'look' as const, count: 0, of: 0, examples: [] };
    const finding: Finding = this.#findings.get(key) ?? none;
    this.#findings.set(key, finding);
    const counted = this.#counted.get(finding) ?? new Set();
    this.#counted.set(finding, counted);
    if (!counted.has(column)) {
      counted.add(column);
      finding.of += column.statuses.filter((status) => status !== EMPTY).length;
    }
    finding.count += 1;
    if (finding.examples.length >= MAX_EXAMPLES) return;
    const { areas } = this.edition.level(level);
    const { code: areaCode = '?', fullName = '' } = areas[area] ?? {};
    finding.examples.push({
      place: this.places.find(figureKey(code, level, period), area),
      text: `${areaCode} ${fullName}, ${period}: ${text}`,
    });
  }
}
