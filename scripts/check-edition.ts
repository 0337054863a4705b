/** The last look before an edition goes live: open it as the server will, and ask it questions. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ValueComputer } from '../geodata/compute-values.ts';
import { DataError, type Problem } from '../geodata/data-error.ts';
import { Edition, STAMP_FILE } from '../geodata/edition.ts';
import { ValuePublisher } from '../geodata/publish-values.ts';

/** Opens an edition that is still being built, under a stamp that sealing replaces. */
export function openUnsealed(folder: string): Edition {
  writeFileSync(path.join(folder, STAMP_FILE), JSON.stringify({ id: 'unsealed', builtAt: '' }));
  return new Edition(folder);
}

/** Asks for the latest values of every visible indicator at its coarsest and finest level. */
export function checkEdition(folder: string): Problem[] {
  const problems: Problem[] = [];
  const complain = (severity: Problem['severity'], kind: string, message: string): void => {
    problems.push({ severity, kind, file: 'edition', message });
  };
  const edition = openUnsealed(folder);
  try {
    const publisher = new ValuePublisher(new ValueComputer(edition));
    const ask = (indicator: string, level: string): void => {
      publisher.publish(publisher.ask(indicator, level, 'latest'));
    };
    for (const indicator of edition.indicators) {
      const levels = [...publisher.computer.availability(indicator).keys()];
      if (levels.length === 0) {
        complain(
          'warning',
          'nowhere_available',
          `${indicator.code} has no level at which it can be shown`,
        );
      }
      try {
        for (const level of new Set([levels[0], levels.at(-1)]))
          if (level) ask(indicator.code, level);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        complain('error', 'unanswerable', `${indicator.code}: ${error.message}`);
      }
    }
    try {
      ask(edition.meta.start.indicator, edition.meta.start.level);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      complain('error', 'bad_start', `the first view cannot be shown: ${error.message}`);
    }
  } finally {
    edition.close();
  }
  return problems;
}
