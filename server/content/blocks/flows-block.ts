/** Where people go from an area and where they come from: the largest partners, each way. */
import type { ContentTag } from '../../../geodata/content/content.ts';
import { VALUE } from '../../../geodata/model/status.ts';
import { type Partners, publishPartners } from '../../../geodata/publish/flow-publish.ts';
import { formatCount } from '../../contract/numbers.ts';
import { nameOf, placeAt } from '../../edition/place.ts';
import { wireStatus } from '../../figures/wire-column.ts';
import { html } from '../../http/html.ts';
import { sayPeriod } from '../../pages/words/words.ts';
import type { Observation } from '../figures/figures.ts';
import type { Scope } from '../sentences/scope.ts';
import { titleOf, unitTitle } from '../words/words.ts';
import { cellHtml, type Evaluated, fixedPeriod, indicatorsOf, legendOf } from './block.ts';

const USUAL = 8;

/** Of one area only: of several together nothing is certified. */
export function flowsBlock(scope: Scope, tag: ContentTag): Evaluated {
  const { bundle, base, language, words, figures } = scope;
  const [indicator] = indicatorsOf(scope, tag.args.indicator);
  if (!indicator) throw new Error('flows without indicator');
  const title = titleOf(indicator, language);
  const level = base.data.level.code;
  const periods = bundle.flows.availability(indicator.code).get(level) ?? [];
  const asked = fixedPeriod(tag);
  const period = asked === null ? periods.at(-1) : periods.find((one) => one === asked);
  if (!base.place || period === undefined) return { empty: null, title };
  const most = typeof tag.args.most === 'number' ? tag.args.most : USUAL;
  const found = publishPartners(bundle.flows, { indicator, level, period }, base.place.index, most);
  const sides = [
    { name: words.flowsTo, partners: found.to },
    { name: words.flowsFrom, partners: found.from },
  ].map(({ name, partners }) => ({
    name,
    partners,
    rows: partners.partners.map(({ area, value, status }): Observation => {
      const isValue = status === VALUE;
      return {
        indicator,
        territory: base,
        period,
        part: `${name} ${nameOf(placeAt(base.data, area), language)}`,
        cell: { value: isValue ? value : null, status: wireStatus(status), reason: null },
        flags: figures.flags(indicator, period),
      };
    }),
  }));
  const observations = sides.flatMap(({ rows }) => rows);
  if (observations.length === 0) return { empty: null, title };
  figures.used.add(indicator);
  return {
    title,
    subtitle: `${unitTitle(indicator, language)}, ${sayPeriod(period, language)}`,
    notes: legendOf(scope, observations),
    observations,
    picture: html`<div class="two-maps">${sides.map(
      ({ name, partners, rows }) => html`<table>
<caption>${name}</caption>
<tbody>
${rows.map((one) => html`<tr><th scope="row">${(one.part ?? '').slice(name.length + 1)}</th><td>${cellHtml(scope, one, indicator)}</td></tr>\n`)}${hidden(scope, partners)}</tbody>
</table>\n`,
    )}</div>`,
    isTable: true,
  };
}

function hidden({ words, language }: Scope, { suppressed }: Partners) {
  if (suppressed === 0) return null;
  return html`<tr><th scope="row" colspan="2">${words.flowsHidden(formatCount(suppressed, language))}</th></tr>\n`;
}
