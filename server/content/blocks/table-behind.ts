/** The table behind a picture: every figure it shows, in rows and columns that suit what varies. */
import type { Indicator } from '../../../geodata/model/model.ts';
import { type Html, html } from '../../http/html.ts';
import { sayPeriod } from '../../pages/words/words.ts';
import { keyOf } from '../context/territory.ts';
import type { Observation } from '../figures/figures.ts';
import type { Scope } from '../sentences/scope.ts';
import { territoryName, titleOf, unitTitle } from '../words/words.ts';
import { cellHtml } from './block.ts';

/** Periods become rows where there are several of one series; else indicators or areas do. */
export function tableBehind(
  scope: Scope,
  caption: string,
  observations: readonly Observation[],
): Html {
  const { language, words } = scope;
  const series = (one: Observation): string => `${one.indicator.code}|${keyOf(one.territory)}`;
  const isOverTime = new Set(observations.map(series)).size < observations.length;
  const hasOneIndicator = new Set(observations.map(({ indicator }) => indicator.code)).size === 1;
  const rowOf = ({ period, indicator, territory }: Observation): string =>
    isOverTime
      ? sayPeriod(period, language)
      : hasOneIndicator
        ? territoryName(territory, language)
        : `${titleOf(indicator, language)} (${unitTitle(indicator, language)})`;
  const columnOf = ({ indicator, territory, period }: Observation): string => {
    if (!isOverTime)
      return hasOneIndicator ? sayPeriod(period, language) : territoryName(territory, language);
    const place = territoryName(territory, language);
    return hasOneIndicator ? place : `${titleOf(indicator, language)}, ${place}`;
  };
  const rows = [...new Set(observations.map(rowOf))];
  const columns = [...new Set(observations.map(columnOf))];
  const cells = new Map(observations.map((one) => [`${rowOf(one)}|${columnOf(one)}`, one]));
  const head = isOverTime ? words.period : hasOneIndicator ? words.area : words.indicator;
  const [first] = observations;
  const indicatorAt = (row: string, column: string): Indicator | undefined =>
    (cells.get(`${row}|${column}`) ?? first)?.indicator;
  return html`<div class="scroll" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${head}</th>${columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) =>
    html`<tr><th scope="row">${row}</th>${columns.map((column) => {
      const indicator = indicatorAt(row, column);
      const one = cells.get(`${row}|${column}`) ?? null;
      return html`<td>${indicator && cellHtml(scope, one, indicator)}</td>`;
    })}</tr>\n`,
)}</tbody>
</table></div>`;
}
