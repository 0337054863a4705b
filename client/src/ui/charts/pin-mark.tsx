import { mode } from '../../state/page/appearance.ts';
import { colourOfMark, shapeOfMark } from './marks.ts';

/** The mark of a pinned area, as it stands beside its name. */
export function PinMark({ mark, size = 14 }: { mark: number; size?: number }) {
  return (
    <svg class="pin-mark" width={size} height={size} viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={shapeOfMark(mark)} fill={colourOfMark(mark, mode.value)} />
    </svg>
  );
}
