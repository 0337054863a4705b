import '../../features/scatter/scatter.css';
import '../../features/scatter/plot-reading.css';
import '../../features/scatter/wide-table.css';
import { plot } from '../../features/scatter/plot.ts';
import { ScatterPlot } from '../../features/scatter/scatter-plot.tsx';
import { TriptychPane as Triptych } from '../../features/triptych/triptych-view.tsx';

/** Map, table and chart; the scatter plot among the charts is that of its own view. */
export function TriptychPane() {
  return <Triptych Scatter={Scatter} />;
}

function Scatter() {
  return plot.value ? <ScatterPlot plot={plot.value} /> : null;
}
