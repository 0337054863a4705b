import { useSignal } from '@preact/signals';
import { ChartColumn, ChartLine, Map as MapIcon } from 'lucide-preact';
import { mapState } from '../../map/main-map.tsx';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { giveFile } from '../../ui/give-file.ts';
import { CHARTS, type Chart, chartSvg, isDrawn, pngOfSvg } from './chart-picture.ts';
import { chartCaption, mapPng, mapSvg, pictureName } from './map-picture.ts';

/** Dots for each pixel: as on the screen, and some 300 an inch on paper. */
const SCREEN = 1;
const PRINT = 3;

type Making = { label: string; make: () => Promise<Blob | null>; name: string };

/** Pictures of what is on the screen, ready for a report. */
export function PicturePart() {
  const t = lazyMessages.value;
  const state = useSignal<'idle' | 'busy' | 'failed'>('idle');
  const name = pictureName();
  const give = async ({ make, name }: Making) => {
    state.value = 'busy';
    try {
      const file = await make();
      if (file) giveFile(file, name);
      state.value = file ? 'idle' : 'failed';
    } catch {
      state.value = 'failed';
    }
  };
  const maps: Making[] = [
    { label: t.pngScreen, make: () => mapPng(SCREEN), name: `${name}.png` },
    { label: t.pngPrint, make: () => mapPng(PRINT), name: `${name}-print.png` },
    { label: t.svg, make: () => mapSvg(new AbortController().signal), name: `${name}.svg` },
  ];
  return (
    <div class="pictures" aria-busy={state.value === 'busy'}>
      <p class="quiet">{t.pictureHint}</p>
      {mapState.value !== 'refused' && (
        <Pictures
          title={t.pictureKinds.map}
          Icon={MapIcon}
          made={maps}
          give={give}
          isBusy={state.value === 'busy'}
        />
      )}
      {CHARTS.filter(isDrawn).map((chart) => (
        <Pictures
          key={chart}
          title={t.pictureKinds[chart]}
          Icon={chart === 'histogram' ? ChartColumn : ChartLine}
          made={chartsOf(chart, name)}
          give={give}
          isBusy={state.value === 'busy'}
        />
      ))}
      <p role="status">
        {state.value === 'busy' && t.working}
        {state.value === 'failed' && t.fileTrouble.failed}
      </p>
    </div>
  );
}

function chartsOf(chart: Chart, name: string): Making[] {
  const t = lazyMessages.value;
  const svg = (): string | null => {
    const view = mapView.peek();
    return view && chartSvg(chart, chartCaption(view));
  };
  const png = async (): Promise<Blob | null> => {
    const drawn = svg();
    return drawn ? pngOfSvg(drawn, PRINT) : null;
  };
  const vector = async (): Promise<Blob | null> => {
    const drawn = svg();
    return drawn ? new Blob([drawn], { type: 'image/svg+xml' }) : null;
  };
  return [
    { label: t.png, make: png, name: `${name}-${chart}.png` },
    { label: t.svg, make: vector, name: `${name}-${chart}.svg` },
  ];
}

function Pictures({
  title,
  Icon,
  made,
  give,
  isBusy,
}: {
  title: string;
  Icon: typeof MapIcon;
  made: readonly Making[];
  give: (making: Making) => void;
  isBusy: boolean;
}) {
  return (
    <section class="picture-kind">
      <h3>
        <Icon size={18} aria-hidden="true" />
        {title}
      </h3>
      <div class="chips">
        {made.map((making) => (
          <button
            type="button"
            key={making.name}
            class="button"
            data-file={making.name}
            aria-label={`${title}: ${making.label}`}
            disabled={isBusy}
            onClick={() => give(making)}
          >
            {making.label}
          </button>
        ))}
      </div>
    </section>
  );
}
