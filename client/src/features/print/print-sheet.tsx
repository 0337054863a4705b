import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatDistance } from '../../messages/distances.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import { placeSentence } from '../../state/areas/place-sentence.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { footerOf } from '../../state/map-view/picture-footer.ts';
import { caption } from '../../state/page/page-title.ts';
import { DrawingKey, hasDrawingKey } from '../../ui/legend/drawing-key.tsx';
import { LegendKey } from '../../ui/legend/legend-key.tsx';

/** What is in sight of the map: its size in pixels of the screen, and how many metres one of them is. */
export type PaperMap = {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
  metresPerPixel: number;
};

/** One sheet of paper: what, where and when; the map; what its colours mean; whose it is and how sure. */
export function PrintSheet({ map }: { map: PaperMap | null }) {
  const view = mapView.value;
  const now = caption.value;
  if (!view || !now) return null;
  return (
    <article class="print-sheet" lang={language.value} data-theme="light">
      <header class="print-head">
        <h1>{now.what}</h1>
        <p>{messages.value.topicWhereWhen(now.where, now.when)}</p>
        {placeSentence.value && <p class="print-place">{placeSentence.value}</p>}
      </header>
      {map ? <Picture map={map} view={view} /> : <p>{messages.value.mapRefused}</p>}
      <LegendKey view={view} />
      <footer class="print-foot">
        {footerOf(view).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{window.location.host}</p>
      </footer>
    </article>
  );
}

/** The map and, at its scale, what is measured on it. */
function Picture({ map, view }: { map: PaperMap; view: MapView }) {
  const frame = useRef<HTMLDivElement>(null);
  // Before the paper is laid out: a canvas is copied into place, not loaded.
  useLayoutEffect(() => {
    frame.current?.prepend(map.canvas);
  }, [map]);
  const bar = scaleBar(map);
  const { width, height } = map;
  return (
    <div class="print-map" ref={frame} style={{ '--aspect': String(width / height) }}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {hasDrawingKey(view) && (
          <foreignObject x={12} y={height - 100} width={200} height={90}>
            <DrawingKey view={view} />
          </foreignObject>
        )}
        <g transform={`translate(${width - bar.px - 16} ${height - 14})`}>
          <path class="print-scale" d={`M0 -6v6h${bar.px.toFixed(1)}v-6`} />
          <text class="print-scale-text" x={bar.px / 2} y={-6} text-anchor="middle">
            {formatDistance(bar.metres, language.value).replace(/[,.]0+(?= )/, '')}
          </text>
        </g>
      </svg>
    </div>
  );
}

/** A round number of metres, at most a fifth of the map's width. */
function scaleBar({ width, metresPerPixel }: PaperMap): { metres: number; px: number } {
  const most = (metresPerPixel * width) / 5;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, px: metres / metresPerPixel };
}
