import { formatNumber } from '../../../../server/contract/numbers.ts';
import type { AreaSet } from '../../link/area-set.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas, sayLevel } from '../../messages/messages.ts';
import { chooseLevel } from '../../state/actions.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { keep, selection } from '../../state/selection/selection-store.ts';
import { moveSelection } from './other-level.ts';

/** The selection is of another level than the one drawn: the reader says how it moves over. */
export function OtherLevelNote() {
  const now = selection.value;
  const here = mapData.value;
  if (!now || !here || now.level === here.level.code) return null;
  const t = lazyMessages.value;
  const from = findLevel(levels.value, now.level);
  if (!from) return null;
  const moved = moveSelection(now.areas, now.set, here.areas);
  const count = (set: { length: number }) => formatNumber(set.length, 0, language.value);
  const areas = sayAreas(here.level);
  const offers: [string, AreaSet][] =
    moved === null
      ? []
      : moved.kind === 'parts'
        ? [[t.takeParts(count(moved.parts), areas), moved.parts]]
        : [
            [t.takeWhole(count(moved.whole), areas), moved.whole],
            // Said only where it is more than the first.
            ...(moved.touched.length > moved.whole.length
              ? [[t.takeTouched(count(moved.touched), areas), moved.touched] as [string, AreaSet]]
              : []),
          ];
  const useful = offers.filter(([, set]) => set.length > 0);
  return (
    <div class="note other-level">
      <p>{t.otherLevel(count(now.set), sayAreas(from))}</p>
      {useful.length === 0 && <p>{t.noneToTake}</p>}
      {useful.map(([label, set]) => (
        <button type="button" key={label} class="link" onClick={() => keep(set)}>
          {label}
        </button>
      ))}
      <button type="button" class="link" onClick={() => chooseLevel(from.code)}>
        {t.backToLevel(sayLevel(from))}
      </button>
    </div>
  );
}
