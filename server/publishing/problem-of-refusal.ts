/** A count that earlier editions give away, in words for the report. */
import type { Problem } from '../../geodata/model/data-error.ts';
import type { Manifest } from '../../geodata/model/manifest.ts';
import type { Relative } from '../../geodata/protect/find-relatives.ts';
import type { Refusal } from '../../geodata/protect/protect-edition.ts';
import type { DecidedTable } from '../../geodata/protect/protections-before.ts';

const MAX_NAMED = 10;

/** A column that goes with a count, and is hidden with it. */
export function problemOfRelative({ count, hides, evidence }: Relative): Problem {
  const columns = [...new Set(hides.map(({ indicator }) => indicator))];
  return {
    severity: 'warning',
    kind: 'relative',
    file: columns.join(', '),
    message: `${evidence}; ${columns.join(' and ')} is hidden wherever ${count} is, until it is declared (a formula, or "totals"), made anew from figures that do not depend on it, or named in "privacy.unrelated" of the manifest`,
  };
}

/** A cube or a table of flows whose figures are not those that were published before. */
export function problemOfRevision(
  { code, place }: DecidedTable,
  accepted: Manifest['privacy']['accepted'],
): Problem {
  const word = accepted.find(({ indicator }) => indicator.toLowerCase() === code.toLowerCase());
  const about = `${code} ${place}: an earlier edition was published with other figures, which the protection of these does not know`;
  const advice =
    'publish the revision under a new period, or say in "privacy.accepted" of the manifest why it is published all the same';
  return {
    severity: word ? 'warning' : 'error',
    kind: word ? 'accepted_disclosure' : 'told_by_earlier_editions',
    file: code,
    message: word ? `${about}; accepted: ${word.reason}` : `${about}; ${advice}`,
  };
}

/** An error, or a warning with the reason of whoever took it on themselves. */
export function problemOfRefusal(
  { indicator, period, level, areas }: Refusal,
  accepted: Manifest['privacy']['accepted'],
): Problem {
  const word = accepted.find(
    (one) => one.indicator === indicator && (one.period ?? period) === period,
  );
  const more = areas.length > MAX_NAMED ? ` and ${areas.length - MAX_NAMED} more` : '';
  const named = `${areas.slice(0, MAX_NAMED).join(', ')}${more}`;
  const about = `${indicator} at ${level} in ${period}: earlier editions showed figures that give away, beside these, what has to stay hidden around ${named}`;
  const advice =
    'leave the revised figures of these areas out, or say in "privacy.accepted" of the manifest that they are published all the same, and why';
  return {
    severity: word ? 'warning' : 'error',
    kind: word ? 'accepted_disclosure' : 'told_by_earlier_editions',
    file: indicator,
    message: word ? `${about}; accepted: ${word.reason}` : `${about}; ${advice}`,
  };
}
