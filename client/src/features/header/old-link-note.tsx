import { Info, X } from 'lucide-preact';
import type { Replacement } from '../../link/replacements.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { say, sayTitle } from '../../messages/messages.ts';
import { areasOf, indexOfArea } from '../../state/areas/areas.ts';
import { indicators, levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { oldLink } from '../../state/page/old-link.ts';

/** What a link of the closed portal asked for and this edition has not, and what is shown instead. */
export function OldLinkNote() {
  const list = oldLink.value;
  if (!list) return null;
  const t = lazyMessages.value.oldLink;
  return (
    <aside class="old-link" aria-labelledby="old-link-title">
      <Info size={16} aria-hidden="true" />
      <div>
        <h2 id="old-link-title">{t.title}</h2>
        <ul>
          {list.map((each) => (
            <li key={`${each.what} ${each.asked}`}>
              {t.replaced[each.what](each.asked, nameOf(each))}
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        class="tool"
        title={t.close}
        aria-label={t.close}
        onClick={() => {
          oldLink.value = null;
        }}
      >
        <X size={16} />
      </button>
    </aside>
  );
}

/** The name of what is shown, where it has one; null where nothing is. */
function nameOf({ what, asked, shown }: Replacement): string | null {
  if (what === 'more') {
    const known = indicators.value.get(asked);
    return known ? sayTitle(known.name) : null;
  }
  if (shown === null) return null;
  const [levelCode = '', areaCode] = shown.split(':');
  if (areaCode !== undefined) {
    const areas = areasOf(levelCode);
    const at = areas ? indexOfArea(areas, areaCode) : -1;
    return areas?.names[at] ?? areaCode;
  }
  const level = findLevel(levels.value, shown);
  if (level) return say(level.namesPlural);
  const indicator = indicators.value.get(shown);
  return indicator ? sayTitle(indicator.name) : shown;
}
