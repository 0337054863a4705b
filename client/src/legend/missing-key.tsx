import { kindAt, MISSING_ORDER } from '../kind-of-value.ts';
import { formatNumber } from '../numbers.ts';
import type { Shown } from '../state/shown.ts';
import { language, words } from '../words/words.ts';

/** One line for each kind of missing value on the map, and none for those that do not occur. */
export function MissingKey({ picture }: { picture: Shown }) {
  const counts = new Map<string, number>();
  picture.areas.codes.forEach((_, i) => {
    const status = kindAt(picture.answer, i);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  });
  const occurring = MISSING_ORDER.filter((status) => counts.has(status));
  if (occurring.length === 0) return null;
  return (
    <ul class="missing">
      {occurring.map((status) => (
        <li key={status}>
          <i class="swatch" data-status={status} />
          <span>{words.value.statuses[status]}</span>
          <span class="class-count">
            {formatNumber(counts.get(status) ?? 0, 0, language.value)}
          </span>
        </li>
      ))}
    </ul>
  );
}
