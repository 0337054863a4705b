/** What is loaded when somebody first looks at map, table and chart together. */
import '../compare/compare.css';
import '../scatter/scatter.css';
import './triptych.css';
import { signal } from '@preact/signals';
import { CHARTS, type Chart } from '../../link/plot-settings.ts';
import { laterWords } from '../../messages/later-words.ts';
import { sayTitle } from '../../messages/words.ts';
import { choosePlot, chooseSecond } from '../../state/actions.ts';
import { isPhone } from '../../state/appearance.ts';
import { drawn } from '../../state/drawn.ts';
import { link } from '../../state/location.ts';
import { series } from '../../state/place.ts';
import { isSameTopic, secondTopic } from '../../state/second.ts';
import { topic } from '../../state/topic.ts';
import { listed } from '../card/listed-rows.ts';
import { TrendChart } from '../card/trend-chart.tsx';
import { DotPlot } from '../compare/dot-plot.tsx';
import { LineChart } from '../compare/line-chart.tsx';
import { pins } from '../compare/pin-store.ts';
import { plot } from '../scatter/plot.ts';
import { ScatterPlot } from '../scatter/scatter-plot.tsx';
import { TopicPicker } from '../views/topic-picker.tsx';
import { WideTable } from '../views/wide-table.tsx';
import { BarRows } from './bars.tsx';
import { columns, order, rows } from './triptych-rows.ts';

const PARTS = ['table', 'chart'] as const;
/** Which of both a phone shows. */
const part = signal<(typeof PARTS)[number]>('table');

/** Beside the map: the listed areas as a table and as a chart. One selection, one pointer, one set of colours. */
export function TriptychPane() {
  const said = laterWords.value.triptych;
  const now = part.value;
  if (!isPhone.value) {
    return (
      <div class="triptych">
        <TablePart />
        <ChartPart />
      </div>
    );
  }
  return (
    <div class="triptych">
      <fieldset class="segments" aria-label={said.parts}>
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
            {said.partNames[each]}
          </button>
        ))}
      </fieldset>
      {now === 'table' ? <TablePart /> : <ChartPart />}
    </div>
  );
}

function TablePart() {
  const said = laterWords.value.triptych;
  const picture = listed.value?.picture;
  const level = drawn.value?.level.code ?? '';
  return (
    <section class="trip-part" aria-label={said.partNames.table}>
      <div class="trip-head">
        <TopicPicker
          label={said.second}
          chosen={isSameTopic.value ? null : (secondTopic.value?.code ?? null)}
          isFit={({ levels }) => levels.includes(level)}
          choose={(code) =>
            chooseSecond({ second: code === topic.peek()?.code ? null : code, secondPeriod: null })
          }
        />
      </div>
      {picture && (
        <WideTable
          label={sayTitle(picture.indicator.name)}
          picture={picture}
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

function ChartPart() {
  const said = laterWords.value.triptych;
  const { chart } = link.value.plot;
  return (
    <section class="trip-part" aria-label={said.partNames.chart} data-chart={chart}>
      <fieldset class="trip-head" aria-label={said.charts}>
        {CHARTS.map((each) => (
          <button
            type="button"
            key={each}
            class="chip"
            data-chart={each}
            aria-pressed={chart === each}
            onClick={() => choosePlot({ chart: each })}
          >
            {said.chartNames[each]}
          </button>
        ))}
      </fieldset>
      <div class="trip-chart">
        <ChosenChart chart={chart} />
      </div>
    </section>
  );
}

function ChosenChart({ chart }: { chart: Chart }) {
  const said = laterWords.value.triptych;
  switch (chart) {
    case 'bars':
      return <BarRows />;
    case 'dots':
      return <DotPlot />;
    case 'lines':
      if (pins.value.length > 0) return <LineChart />;
      return (
        <>
          <p class="quiet">{series.value ? said.linesMore : said.linesHint}</p>
          <TrendChart />
        </>
      );
    case 'scatter':
      if (isSameTopic.value) return <p class="quiet">{said.scatterHint}</p>;
      return plot.value ? <ScatterPlot plot={plot.value} /> : null;
    default:
      return chart satisfies never;
  }
}
