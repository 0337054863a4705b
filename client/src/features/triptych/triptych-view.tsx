/** What is loaded when somebody first looks at map, table and chart together. */
import '../../ui/charts/charts.css';
import './triptych.css';
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { CHARTS, type Chart } from '../../link/plot-settings.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayTitle } from '../../messages/messages.ts';
import { choosePlot, chooseSecond } from '../../state/actions.ts';
import { listed } from '../../state/areas/listed-rows.ts';
import { series } from '../../state/areas/place.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { isSameTopic, secondTopic } from '../../state/map-view/second.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { pins } from '../../state/pins/pin-store.ts';
import { topic } from '../../state/topic/topic.ts';
import { WideTable } from '../../ui/area-list/wide-table.tsx';
import { DotPlot } from '../../ui/charts/dot-plot.tsx';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import { TrendChart } from '../../ui/charts/trend-chart.tsx';
import { TopicPicker } from '../../ui/topic-picker.tsx';
import { BarRows } from './bars.tsx';
import { columns, order, rows } from './triptych-rows.ts';

const PARTS = ['table', 'chart'] as const;
/** Which of both a phone shows. */
const part = signal<(typeof PARTS)[number]>('table');

type Slots = {
  /** The plot of the two questions: another view draws it. */
  Scatter: ComponentType;
};

/** Beside the map: the listed areas as a table and as a chart. One selection, one pointer, one set of colours. */
export function TriptychPane({ Scatter }: Slots) {
  const t = lazyMessages.value.triptych;
  const now = part.value;
  if (!isPhone.value) {
    return (
      <div class="triptych">
        <TablePart />
        <ChartPart Scatter={Scatter} />
      </div>
    );
  }
  return (
    <div class="triptych">
      <fieldset class="segments" aria-label={t.parts}>
        {PARTS.map((each) => (
          <button
            type="button"
            key={each}
            class="segment"
            aria-pressed={now === each}
            onClick={() => {
              part.value = each;
            }}
          >
            {t.partNames[each]}
          </button>
        ))}
      </fieldset>
      {now === 'table' ? <TablePart /> : <ChartPart Scatter={Scatter} />}
    </div>
  );
}

function TablePart() {
  const t = lazyMessages.value.triptych;
  const view = listed.value?.view;
  const level = mapData.value?.level.code ?? '';
  return (
    <section class="trip-part" aria-label={t.partNames.table}>
      <div class="trip-head">
        <TopicPicker
          label={t.second}
          chosen={isSameTopic.value ? null : (secondTopic.value?.code ?? null)}
          isFit={({ levels }) => levels.includes(level)}
          choose={(code) =>
            chooseSecond({ second: code === topic.peek()?.code ? null : code, secondPeriod: null })
          }
        />
      </div>
      {view && (
        <WideTable
          label={sayTitle(view.indicator.name)}
          view={view}
          columns={columns.value}
          rows={rows.value}
          order={order.value}
          sort={(next) => {
            order.value = next;
          }}
        />
      )}
    </section>
  );
}

function ChartPart({ Scatter }: Slots) {
  const t = lazyMessages.value.triptych;
  const { chart } = link.value.plot;
  return (
    <section class="trip-part" aria-label={t.partNames.chart} data-chart={chart}>
      <fieldset class="trip-head" aria-label={t.charts}>
        {CHARTS.map((each) => (
          <button
            type="button"
            key={each}
            class="chip"
            data-chart={each}
            aria-pressed={chart === each}
            onClick={() => choosePlot({ chart: each })}
          >
            {t.chartNames[each]}
          </button>
        ))}
      </fieldset>
      <div class="trip-chart">
        <ChosenChart chart={chart} Scatter={Scatter} />
      </div>
    </section>
  );
}

function ChosenChart({ chart, Scatter }: Slots & { chart: Chart }) {
  const t = lazyMessages.value.triptych;
  switch (chart) {
    case 'bars':
      return <BarRows />;
    case 'dots':
      return <DotPlot />;
    case 'lines':
      if (pins.value.length > 0) return <LineChart />;
      return (
        <>
          <p class="quiet">{series.value ? t.linesMore : t.linesHint}</p>
          <TrendChart />
        </>
      );
    case 'scatter':
      if (isSameTopic.value) return <p class="quiet">{t.scatterHint}</p>;
      return <Scatter />;
    default:
      return chart satisfies never;
  }
}
