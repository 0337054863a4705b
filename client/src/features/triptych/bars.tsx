import { colourAt } from '../../classify/colour-of-area.ts';
import { sayTitle, words } from '../../messages/words.ts';
import { listed } from '../../state/areas/listed-rows.ts';
import { mode } from '../../state/page/appearance.ts';
import { held } from '../../state/pins/compared.ts';
import type { Shown } from '../../state/shown/shown.ts';
import type { TableColumn } from '../../ui/area-list/table-rows.ts';
import { WideTable } from '../../ui/area-list/wide-table.tsx';
import { printValue, sayMissing } from '../../ui/charts/print-axis.ts';
import { extentOf } from '../../ui/charts/scale.ts';
import { order, rows } from './triptych-rows.ts';

/** A bar for each listed area, in the order of the table and the colours of the map. */
export function BarRows() {
  const picture = listed.value?.picture;
  if (!picture) return null;
  const against = held.value?.value ?? null;
  return (
    <>
      {held.value && against !== null && (
        <p class="bars-held">
          <i class="reference-key" /> {held.value.name} {printValue(against, picture)}
        </p>
      )}
      <WideTable
        label={sayTitle(picture.indicator.name)}
        picture={picture}
        columns={barColumns(picture, rows.value, against)}
        rows={rows.value}
        order={order.value}
        sort={(next) => {
          order.value = next;
        }}
        isChart
      />
    </>
  );
}

function barColumns(
  picture: Shown,
  listedAreas: Uint32Array,
  against: number | null,
): TableColumn[] {
  const { values } = picture.figures;
  const { names } = picture.areas;
  const known = Array.from(listedAreas, (index) => values[index] ?? null);
  const [low, high] = extentOf([0, against, ...known]) ?? [0, 1];
  const share = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100);
  const bar = (index: number) => {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) return <span class="row-missing">{sayMissing(picture, index)}</span>;
    const [from, to] = [share(Math.min(0, value)), share(Math.max(0, value))];
    const background = colourAt(picture, index, mode.value);
    return (
      <span class="trip-bar">
        <span class="trip-track" aria-hidden="true">
          <i style={{ left: `${from}%`, width: `${to - from}%`, background }} />
          {against !== null && <b style={{ left: `${share(against)}%` }} />}
        </span>
        <span class="trip-value">{printValue(value, picture, true)}</span>
      </span>
    );
  };
  return [
    { key: 'name', label: words.value.name, cell: (i) => names[i], text: (i) => names[i] ?? '' },
    { key: 'value', label: words.value.value, cell: bar, values, isDescending: true },
  ];
}
