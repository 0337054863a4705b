import { computed } from '@preact/signals';
import { isSplit } from '../link/views.ts';
import {
  cardOpen,
  isLyingPhone,
  isNarrow,
  isPhone,
  panelOpen,
  sheetHeight,
  sheetPx,
  stripPx,
} from '../state/page/appearance.ts';
import { link } from '../state/page/location.ts';

export type Padding = { top: number; right: number; bottom: number; left: number };

/** As in the style sheets. */
const WIDE_PX = { panel: 360, card: 340 };
const NARROW_PX = { panel: 304, card: 288 };
const EDGE_PX = 24;
/** Of a sheet beside the map. */
const SHEET_WIDTH_PX = 320;

/** A view beside the map makes the map itself narrower; the card then covers nothing of it. */
const besideMap = computed(() => isSplit(link.value.view));

/** How far the uncovered part of the map is from each edge of the stage. */
export const mapSight = computed<Padding>(() => {
  if (link.value.embed) return { top: 0, right: 0, bottom: 0, left: 0 };
  const { panel, card } = isNarrow.value ? NARROW_PX : WIDE_PX;
  if (isLyingPhone.value) return { top: 0, right: 0, bottom: 0, left: SHEET_WIDTH_PX };
  if (isPhone.value) return { top: 0, right: 0, bottom: coveredBySheet(), left: 0 };
  return {
    top: 0,
    right: cardOpen.value && !besideMap.value ? card + 16 : 0,
    bottom: stripPx.value,
    left: panelOpen.value ? panel : 0,
  };
});

/** The part of the map that is covered: flights keep clear of it. The map itself never moves for it. */
export const mapPadding = computed<Padding>(() => {
  if (link.value.embed) return { top: 12, right: 48, bottom: 12, left: 12 };
  if (isLyingPhone.value) return { top: 12, right: 64, bottom: 12, left: SHEET_WIDTH_PX + 12 };
  if (isPhone.value) return { top: 44, right: 12, bottom: coveredBySheet() + 12, left: 12 };
  const { panel, card } = isNarrow.value ? NARROW_PX : WIDE_PX;
  return {
    top: EDGE_PX + 48,
    right: (cardOpen.value && !besideMap.value ? card + 16 : 0) + EDGE_PX,
    bottom: EDGE_PX + 16 + stripPx.value,
    left: (panelOpen.value ? panel : 0) + EDGE_PX,
  };
});

/** A sheet that covers everything hides the map: what is in its middle then stays where half a sheet left it. */
function coveredBySheet(): number {
  const height = sheetHeight.value;
  return sheetPx.value[height === 'full' ? 'half' : height];
}
