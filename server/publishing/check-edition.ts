/** The last look before an edition goes live: open it as the server will, and ask it questions. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ValueComputer } from '../../geodata/compute/compute-values.ts';
import { FlowReader } from '../../geodata/compute/flow-reader.ts';
import { Edition, STAMP_FILE } from '../../geodata/edition/edition.ts';
import { DataError, type Problem } from '../../geodata/model/data-error.ts';
import { publishFlowTotals, publishPartners } from '../../geodata/publish/flow-publish.ts';
import { ValuePublisher } from '../../geodata/publish/publish-values.ts';

/** Opens an edition that is still being built, under a stamp that sealing replaces. */
export function openUnsealed(folder: string): Edition {
  writeFileSync(path.join(folder, STAMP_FILE), JSON.stringify({ id: 'unsealed', builtAt: '' }));
  return new Edition(folder);
}

/** Asks for the latest values, or flows, of every indicator at its coarsest and finest level. */
export function checkEdition(folder: string): Problem[] {
  const problems: Problem[] = [];
  const complain = (severity: Problem['severity'], kind: string, message: string): void => {
    problems.push({ severity, kind, file: 'edition', message });
  };
  const edition = openUnsealed(folder);
  try {
    const publisher = new ValuePublisher(new ValueComputer(edition));
    const flows = new FlowReader(edition);
    const ask = (indicator: string, level: string): void => {
      publisher.publish(publisher.ask(indicator, level, 'latest'));
    };
    const askFlows = (code: string, level: string): void => {
      const asked = flows.ask(code, level, 'latest');
      publishFlowTotals(flows, asked, 'internal');
      publishPartners(flows, asked, 0, 1);
    };
    for (const indicator of edition.indicators) {
      const isFlow = flows.has(indicator.code);
      const availability = isFlow
        ? flows.availability(indicator.code)
        : publisher.computer.availability(indicator);
      const levels = [...availability.keys()];
      if (levels.length === 0) {
        complain(
          'warning',
          'nowhere_available',
          `${indicator.code} has no level at which it can be shown`,
        );
      }
      try {
        for (const level of new Set([levels[0], levels.at(-1)]))
          if (level) (isFlow ? askFlows : ask)(indicator.code, level);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        complain('error', 'unanswerable', `${indicator.code}: ${error.message}`);
      }
    }
    for (const code of edition.meta.keyIndicators ?? []) {
      if (edition.findIndicator(code)?.visible) continue;
      const message = `keyIndicators names "${code}", which is no visible indicator here`;
      complain('warning', 'unknown_key_indicator', message);
    }
    const families = new Set(edition.levels.map(({ level }) => level.family));
    for (const family of new Set(Object.values(edition.meta.ladder).flat())) {
      if (families.has(family)) continue;
      const message = `ladder names "${family}", which is no family of levels here`;
      complain('warning', 'unknown_ladder_family', message);
    }
    const { surfaceIndicator, populationIndicator } = edition.meta;
    const divisors = { surfaceIndicator: surfaceIndicator?.code, populationIndicator };
    for (const [name, code] of Object.entries(divisors)) {
      if (code === undefined || edition.findIndicator(code)?.visible) continue;
      const message = `${name} names "${code}", which is no visible indicator here`;
      complain('warning', 'unknown_divisor', message);
    }
    try {
      const { indicator, level } = edition.meta.start;
      if (flows.has(indicator)) askFlows(indicator, level);
      else ask(indicator, level);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      complain('error', 'bad_start', `the first view cannot be shown: ${error.message}`);
    }
  } finally {
    edition.close();
  }
  return problems;
}
