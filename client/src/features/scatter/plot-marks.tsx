import { useComputed } from '@preact/signals';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import { pointed } from '../../state/map-view/pointing.ts';
import { mode } from '../../state/page/appearance.ts';
import { colourOfMark, shapeOfMark } from '../../ui/charts/marks.ts';
import { textWidth } from '../../ui/charts/text-width.ts';
import type { Places } from './dots.ts';
import { type Marked, marked } from './marked.ts';
import { NAME_PX, type NamePlace, placeNames } from './place-names.ts';
import { type Plot, relation } from './plot.ts';
import type { Frame } from './plot-frame.ts';

type Props = { plot: Plot; frame: Frame; places: Places; radii: Float32Array };

type Named = {
  key: string;
  x: number;
  y: number;
  name: string;
  radius: number;
  area: Marked | null;
};

/** Over the dots: the marks of named areas, their names, those of outliers, and rings. */
export function PlotMarks({ plot, frame, places, radii }: Props) {
  const named = namesOf({ plot, frame, places, radii });
  const room = { ...frame, top: frame.top - 10 };
  const at = placeNames(
    named.map(({ x, y, name, radius }) => ({
      x,
      y,
      width: textWidth(name) + 6,
      gap: Math.max(7, radius) + 3,
    })),
    room,
  );
  return (
    <g class="scatter-marks">
      <Ring plot={plot} places={places} radii={radii} />
      {named.map((each, i) => (
        <Mark key={each.key} named={each} at={at[i] ?? null} />
      ))}
    </g>
  );
}

function namesOf({ plot, frame, places, radii }: Props): Named[] {
  const isOn = ({ x, y }: Marked): boolean =>
    x >= frame.x.low && x <= frame.x.high && y >= frame.y.low && y <= frame.y.high;
  const areas = marked.value.filter(isOn).map((area) => ({
    key: `${area.level}:${area.code}`,
    x: frame.x.at(area.x),
    y: frame.y.at(area.y),
    name: area.name,
    radius: area.index < 0 ? 6 : (radii[area.index] ?? 0),
    area,
  }));
  const known = new Set(marked.value.map(({ index }) => index));
  const outliers = (relation.value?.outliers ?? []).filter((index) => !known.has(index));
  const far = outliers.flatMap((index): Named[] => {
    const x = places.x[index] ?? Number.NaN;
    if (Number.isNaN(x)) return [];
    const name = plot.view.areas.names[index] ?? '';
    const y = places.y[index] ?? 0;
    return [{ key: `outlier ${index}`, x, y, name, radius: radii[index] ?? 0, area: null }];
  });
  return [...areas, ...far];
}

function Mark({ named, at }: { named: Named; at: NamePlace }) {
  const { area, x, y, name, radius } = named;
  const move = { transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)` };
  return (
    <g class="scatter-mark" data-role={area?.role ?? 'outlier'} data-code={area?.code} style={move}>
      {area && <Sign area={area} radius={radius} />}
      {at && (
        <text class="scatter-name" x={at.left - x + 3} y={at.top - y + NAME_PX - 5}>
          {name}
        </text>
      )}
    </g>
  );
}

function Sign({ area: { role, mark, index }, radius }: { area: Marked; radius: number }) {
  if (mark !== null) {
    return <path class="scatter-pin" d={shapeOfMark(mark)} fill={colourOfMark(mark, mode.value)} />;
  }
  if (role === 'reference' || index < 0) return <path class="scatter-held" d="M-7 0H7M0 -7V7" />;
  return (
    <>
      <circle class="scatter-ring-casing" r={radius + 2} />
      <circle class="scatter-ring-chosen" r={radius + 2} />
    </>
  );
}

/** Around the dot of the area that is pointed at, here, on the map or in the list. */
function Ring({ plot, places, radii }: Omit<Props, 'frame'>) {
  const level = plot.view.level.code;
  const index = useComputed(() =>
    pointed.value?.level === level ? pointed.value.index : -1,
  ).value;
  const isChosen = chosenIndex.value?.level === level && chosenIndex.value.index === index;
  const x = places.x[index] ?? Number.NaN;
  if (index < 0 || Number.isNaN(x)) return null;
  const r = (radii[index] ?? 0) + (isChosen ? 5 : 2);
  return (
    <g data-index={index} data-code={plot.view.areas.codes[index]} class="scatter-ring">
      <circle class="scatter-ring-casing" cx={x} cy={places.y[index]} r={r} />
      <circle class="scatter-ring-pointed" cx={x} cy={places.y[index]} r={r} />
    </g>
  );
}
