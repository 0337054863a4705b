/** What is loaded when somebody first looks at two indicators in one plot. */
import './scatter.css';
import './plot-reading.css';
import './wide-table.css';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { retrySecond, secondError, secondLacksLevel } from '../../state/map-view/second.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { isPlotStale, plot } from './plot.ts';
import { PlotHead } from './plot-head.tsx';
import { BrushChoice, PlotOptions } from './plot-options.tsx';
import { PlotPlayer } from './plot-player.tsx';
import { DotReading } from './plot-tip.tsx';
import { RelationPart } from './relation-part.tsx';
import { ScatterPlot } from './scatter-plot.tsx';
import { ScatterTable } from './scatter-table.tsx';

/** Beside the map: two indicators of the same areas, how they go together, and the table behind it. */
export function ScatterPane() {
  const now = plot.value;
  const t = lazyMessages.value.scatter;
  const error = secondError.value;
  return (
    <div class="scatter" data-stale={isPlotStale.value}>
      <PlotHead />
      {secondLacksLevel.value && <p class="note">{t.lacksLevel}</p>}
      {error && <ErrorMessage error={error} retry={retrySecond} />}
      {now && (
        <>
          <div class="scatter-stage">
            <ScatterPlot plot={now} />
            {!isPhone.value && <BrushChoice />}
          </div>
          {isPhone.value && (
            <>
              <DotReading plot={now} />
              <BrushChoice />
            </>
          )}
          <PlotPlayer plot={now} />
          <RelationPart plot={now} />
          <Disclosure label={t.options}>{() => <PlotOptions plot={now} />}</Disclosure>
          <Disclosure label={t.table}>{() => <ScatterTable plot={now} />}</Disclosure>
        </>
      )}
    </div>
  );
}
