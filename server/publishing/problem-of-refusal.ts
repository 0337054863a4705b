/** A count that earlier editions give away, in words for the report. */
import type { Problem } from '../../geodata/model/data-error.ts';
import type { Manifest } from '../../geodata/model/manifest.ts';
import type { Refusal } from '../../geodata/protect/protect-edition.ts';

const MAX_NAMED = 10;

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
