import { computed } from '@preact/signals';
import { cardOpen, isPhone, panelOpen, sheetHeight } from '../state/appearance.ts';

export type Padding = { top: number; right: number; bottom: number; left: number };

const PANEL_PX = 360;
const CARD_PX = 340;
const EDGE_PX = 24;
const SHEET_PX = { peek: 176, half: 420, full: 420 };

/** The part of the map that is covered: flights keep clear of it. The map itself never moves for it. */
export const mapPadding = computed<Padding>(() => {
  if (isPhone.value) {
    return { top: 76, right: 12, bottom: SHEET_PX[sheetHeight.value] + 12, left: 12 };
  }
  return {
    top: EDGE_PX + 48,
    right: (cardOpen.value ? CARD_PX + 16 : 0) + EDGE_PX,
    bottom: EDGE_PX + 16,
    left: (panelOpen.value ? PANEL_PX : 0) + EDGE_PX,
  };
});
