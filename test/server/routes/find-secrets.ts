/** The numbers that no answer may hold, and how to find them in one. */

import { addsUp } from '../../../geodata/compute/flow-reader.ts';
import { marginsOfShares } from '../../../geodata/compute/margin.ts';
import { SUPPRESSED, VALUE } from '../../../geodata/model/status.ts';
import { publishFlowTotals, publishPartners } from '../../../geodata/publish/flow-publish.ts';
import { roundColumn } from '../../../geodata/publish/publish-values.ts';
import type { TestApp } from '../../fixtures/create-app.ts';

const CONFIDENCES = [90, 95, 99] as const;

/** True values of suppressed cells, exact and rounded, that are not shown anywhere else. */
export function findSecrets(test: TestApp): { secrets: Set<number>; shown: Set<number> } {
  const { edition, publisher, computer } = test.editions.live();
  const secrets = new Set<number>();
  const shown = new Set<number>();
  for (const indicator of edition.indicators) {
    for (const [level, periods] of computer.availability(indicator)) {
      for (const period of periods) {
        const { column, decimals } = publisher.publish({ indicator, level, period });
        const exact = computer.compute(indicator, level, period)?.column;
        if (!exact) continue;
        const rounded = roundColumn(exact, indicator.rounding ?? 1).values;
        for (const [area, status] of column.statuses.entries()) {
          if (status === VALUE && indicator.visible) shown.add(rounded[area] ?? 0);
          if (status !== SUPPRESSED && indicator.visible) continue;
          for (const value of [exact.values[area] ?? 0, rounded[area] ?? 0]) {
            secrets.add(value).add(Number(value.toFixed(decimals)));
          }
        }
      }
    }
  }
  for (const margin of findHiddenMargins(test)) secrets.add(margin);
  for (const [value, isShown] of findFlows(test)) (isShown ? shown : secrets).add(value);
  // Smaller numbers are indices and counts of areas as well.
  for (const value of secrets) if (shown.has(value) || Math.abs(value) < 10) secrets.delete(value);
  return { secrets, shown };
}

/** True flows and totals of flows at every level, with whether they may be shown. */
function findFlows(test: TestApp): [value: number, isShown: boolean][] {
  const { edition, flows } = test.editions.live();
  return flows.codes.flatMap((code) => {
    const { visible, threshold, thresholdIndicator } = edition.indicator(code);
    const least = thresholdIndicator === null ? (threshold ?? 0) : 0;
    return [...flows.availability(code).keys()].flatMap((level) => {
      const asked = flows.ask(code, level, '2024');
      const { from, to, values } = flows.flows(code, level, '2024');
      const pairs = [...values].map((value, pair): [number, boolean] => {
        const [a = 0, b = 0] = [from[pair], to[pair]];
        const { partners } = publishPartners(flows, asked, a, 99).to;
        return [value, visible && a !== b && partners.some(({ area }) => area === b)];
      });
      const directions = addsUp(asked.indicator) ? DIRECTIONS : (['internal'] as const);
      const totals = directions.flatMap((direction) => {
        const exact = flows.totals(code, level, '2024', direction).values;
        const { statuses } = publishFlowTotals(flows, asked, direction).column;
        return [...exact].map((value, area): [number, boolean] => [
          value,
          visible && statuses[area] === VALUE,
        ]);
      });
      return [...pairs, ...totals].map(([value, isShown]): [number, boolean] => [
        Number(value.toFixed(4)),
        isShown && value >= least,
      ]);
    });
  });
}

export const DIRECTIONS = ['out', 'in', 'internal'] as const;

/** What the margins of suppressed cells would be. */
function findHiddenMargins(test: TestApp): number[] {
  const { edition, publisher, computer } = test.editions.live();
  const share = edition.indicator('vp_agree');
  const take = (code: string, level: string) => {
    const computed = computer.compute(edition.indicator(code), level, '2024');
    return computed?.column ?? { values: new Float64Array(), statuses: new Uint8Array() };
  };
  return edition.levels.flatMap(({ level: { code } }) => {
    const { statuses } = publisher.publish({
      indicator: share,
      level: code,
      period: '2024',
    }).column;
    return CONFIDENCES.flatMap((confidence) => {
      const columns = ['vp_agree', 'v_asked', 'v_people'].map((one) => take(one, code));
      const [shares, samples, people] = columns as [
        (typeof columns)[0],
        (typeof columns)[0],
        (typeof columns)[0],
      ];
      const { values } = roundColumn(marginsOfShares(shares, samples, people, confidence), 1e-5);
      return [...values].filter((_, area) => statuses[area] === SUPPRESSED);
    });
  });
}

/** Numbers of a text that are secrets. Digits inside codes and hashes are no numbers. */
export function leaksOf(text: string, secrets: ReadonlySet<number>): number[] {
  const numbers = text.match(/(?<![\w.-])-?\d+(\.\d+)?(e[+-]?\d+)?(?![\w-])/g) ?? [];
  return numbers.map(Number).filter((number) => secrets.has(number));
}

/** Secrets that occur among bytes as Float64. */
export function leaksOfBytes(bytes: Buffer, secrets: ReadonlySet<number>): number[] {
  const wanted = Buffer.alloc(8);
  return [...secrets].filter((secret) => {
    wanted.writeDoubleLE(secret);
    return bytes.includes(wanted);
  });
}
