import {
  FLOW_COLOURS,
  FLOW_TAPER,
  FLOW_WIDTHS,
} from '../../../../server/contract/classify/flow-style.ts';
import { formatShort } from '../../../../server/contract/numbers.ts';
import { flowMessages } from '../../messages/flow-messages.ts';
import { language } from '../../messages/language.ts';
import { flowMap } from '../../state/flows/flow-store.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';
import './flow-key.css';

const SHARES = [1, 0.4, 0.1];
const LONG_PX = 92;

/** Three lines as wide as they are on the map, and which way they taper. */
export function FlowKey({ view }: { view: MapView }) {
  const peak = flowMap.value?.peak ?? 0;
  const t = flowMessages.value;
  if (peak === 0) return null;
  const lines = [...new Set(SHARES.map((share) => roundDown(peak * share)))].filter(
    (value) => value > 0,
  );
  return (
    <figure class="flow-key">
      <figcaption>{t.key}</figcaption>
      {lines.map((value) => {
        const wide = Math.max(FLOW_WIDTHS.least, (FLOW_WIDTHS.most * value) / peak);
        const [y, narrow] = [FLOW_WIDTHS.most / 2 + 1, wide * FLOW_TAPER];
        return (
          <p key={value}>
            <svg width={LONG_PX} height={FLOW_WIDTHS.most + 2} aria-hidden="true">
              <path
                fill={FLOW_COLOURS[mode.value]}
                d={`M0 ${y - wide / 2}L${LONG_PX} ${y - narrow / 2}V${y + narrow / 2}L0 ${y + wide / 2}Z`}
              />
            </svg>
            {formatShort(value, view.answer.decimals, language.value)}
          </p>
        );
      })}
      <p class="quiet">{t.taper}</p>
    </figure>
  );
}

/** Down to one significant digit. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.floor(value / power) * power;
}
