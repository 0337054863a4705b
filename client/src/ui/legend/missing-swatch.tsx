import { useState } from 'preact/hooks';
import { shadeOfMissing } from '../../../../server/contract/classify/colour-of-area.ts';
import { HATCHINGS, MARK_COLOURS, TILE_PX } from '../../../../server/contract/classify/hatching.ts';
import type { Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import { SHADES } from '../../../../server/contract/classify/schemes.ts';
import { mode } from '../../state/page/appearance.ts';

let count = 0;

/** A kind of missing as it looks on the map. */
export function MissingSwatch({ kind }: { kind: Missing }) {
  const { path, strokePx, mark, edge } = HATCHINGS[kind];
  const colours = MARK_COLOURS[mode.value];
  // A swatch may stand in the page several times, of which not all are drawn; paper is a tree of its own.
  const [at] = useState(() => count++);
  const id = `hatching-${kind}-${at}`;
  return (
    <svg class="swatch swatch-missing" data-status={kind} data-edge={edge} aria-hidden="true">
      <defs>
        <pattern id={id} width={TILE_PX} height={TILE_PX} patternUnits="userSpaceOnUse">
          <path
            d={path}
            fill="none"
            stroke={colours[mark]}
            stroke-width={strokePx}
            stroke-linecap="round"
          />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={SHADES[mode.value][shadeOfMissing(kind)]} />
      <rect
        width="100%"
        height="100%"
        fill={`url(#${id})`}
        stroke={edge ? colours.edge : 'none'}
        stroke-width={2}
      />
    </svg>
  );
}
