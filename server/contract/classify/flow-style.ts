/** How flows look; the legend says the same. */
import type { Mode } from './schemes.ts';

/** A colour that no class has. */
export const FLOW_COLOURS: Record<Mode, string> = {
  light: 'rgba(168, 78, 24, 0.86)',
  dark: 'rgba(247, 172, 102, 0.86)',
};

/** In pixels, where a flow leaves. */
export const FLOW_WIDTHS = { least: 1, most: 16 };

/** What is left of the width where a flow arrives. */
export const FLOW_TAPER = 0.22;
