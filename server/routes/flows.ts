import { addsUp, type FlowAsked } from '../../geodata/compute/flow-reader.ts';
import type { FlowDirection } from '../../geodata/model/flow.ts';
import { VALUE } from '../../geodata/model/status.ts';
import {
  type Partners,
  type PublishedTotals,
  publishFlowTotals,
  publishPairs,
  publishPartners,
} from '../../geodata/publish/flow-publish.ts';
import { decimalsOf } from '../../geodata/publish/publish-values.ts';
import type {
  FlowPairsAnswer,
  FlowPartners,
  FlowPartnersAnswer,
  FlowTotal,
  FlowTotalsAnswer,
} from '../contract/flows.ts';
import { answerStored } from '../edition/answer.ts';
import { areaRef } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { aboutFigures } from '../figures/about-figures.ts';
import { shownIndicator } from '../figures/shown-indicator.ts';
import {
  wireReason,
  wireReasons,
  wireStatus,
  wireStatuses,
  wireValues,
} from '../figures/wire-column.ts';
import { parameter } from '../http/parameters.ts';
import { wireNumber } from '../http/wire-number.ts';
import type { Routes } from './declare-routes.ts';

/** As many as a list or a map of lines can be asked to show. */
const MAX_PARTNERS = 1000;
const USUAL_PARTNERS = 10;
const USUAL_PAIRS = 100;

export function flowsRoutes(routes: Routes): void {
  const { route } = routes;
  pairsRoute(routes);
  const totalsShape = {
    level: parameter.level,
    period: parameter.period,
    direction: parameter.direction,
  };
  route('/api/flows/:indicator', totalsShape, (c, { bundle, query }) => {
    const asked = ask(bundle, c.req.param('indicator'), query);
    const { indicator, level, period } = asked;
    const { direction } = query;
    const request = { indicator: indicator.code, level, period, direction };
    return answerStored(
      c,
      bundle,
      ['flows', request],
      (): FlowTotalsAnswer => ({
        ok: true,
        edition: bundle.id,
        request,
        ...totalsOf(bundle, asked, direction),
        ...aboutFigures(bundle, indicator, period),
        origin: originOf(bundle, asked),
      }),
    );
  });

  const partnersShape = {
    level: parameter.level,
    period: parameter.period,
    limit: parameter.limit(MAX_PARTNERS, USUAL_PARTNERS),
  };
  route('/api/flows/:indicator/:area', partnersShape, (c, { bundle, query }) => {
    const asked = ask(bundle, c.req.param('indicator'), query);
    const { indicator, level, period } = asked;
    const data = bundle.edition.level(level);
    const area = areaRef(data, bundle.edition.areaIndex(data, c.req.param('area')));
    const { limit } = query;
    const request = { indicator: indicator.code, level, area: area.code, period, limit };
    return answerStored(c, bundle, ['partners', request], (): FlowPartnersAnswer => {
      const { to, from } = publishPartners(bundle.flows, asked, area.index, limit);
      const total = (direction: FlowDirection): FlowTotal =>
        totalAt(publishFlowTotals(bundle.flows, asked, direction), area.index, asked);
      const sums = addsUp(indicator) ? { out: total('out'), in: total('in') } : NO_SUMS;
      return {
        ok: true,
        edition: bundle.id,
        request,
        area,
        totals: { ...sums, internal: total('internal') },
        to: wirePartners(bundle, asked, to),
        from: wirePartners(bundle, asked, from),
        ...aboutFigures(bundle, indicator, period),
        origin: originOf(bundle, asked),
      };
    });
  });
}

function pairsRoute({ route }: Routes): void {
  const shape = {
    level: parameter.level,
    period: parameter.period,
    limit: parameter.limit(MAX_PARTNERS, USUAL_PAIRS),
  };
  route('/api/largest-flows/:indicator', shape, (c, { bundle, query }) => {
    const asked = ask(bundle, c.req.param('indicator'), query);
    const { indicator, level, period } = asked;
    const { limit } = query;
    const request = { indicator: indicator.code, level, period, limit };
    return answerStored(c, bundle, ['pairs', request], (): FlowPairsAnswer => {
      const { pairs, shown, suppressed } = publishPairs(bundle.flows, asked, limit);
      const decimals = decimalsOf(indicator);
      return {
        ok: true,
        edition: bundle.id,
        request,
        from: pairs.map(({ from }) => from),
        to: pairs.map(({ to }) => to),
        values: pairs.map(({ value }) => wireNumber(value, decimals)),
        shown,
        suppressed,
        ...aboutFigures(bundle, indicator, period),
        origin: originOf(bundle, asked),
      };
    });
  });
}

/** Of what cannot be added up. */
const NO_SUMS = { out: null, in: null };

function ask(
  { edition, flows }: EditionBundle,
  indicator: string,
  { level, period }: { level: string; period: string },
): FlowAsked {
  return flows.ask(shownIndicator(edition, indicator).code, level, period);
}

function totalsOf(
  { flows }: EditionBundle,
  asked: FlowAsked,
  direction: FlowDirection,
): Pick<FlowTotalsAnswer, 'values' | 'statuses' | 'reasons'> {
  const { column, reasons } = publishFlowTotals(flows, asked, direction);
  return {
    values: wireValues(column, decimalsOf(asked.indicator)),
    statuses: wireStatuses(column),
    reasons: wireReasons(reasons),
  };
}

function totalAt(
  { column, reasons }: PublishedTotals,
  area: number,
  { indicator }: FlowAsked,
): FlowTotal {
  const status = column.statuses[area] ?? VALUE;
  const value = wireNumber(column.values[area] ?? 0, decimalsOf(indicator));
  return {
    value: status === VALUE ? value : null,
    status: wireStatus(status),
    reason: wireReason(reasons[area]),
  };
}

function wirePartners(
  { edition }: EditionBundle,
  { indicator, level }: FlowAsked,
  { partners, shown, suppressed }: Partners,
): FlowPartners {
  const data = edition.level(level);
  const decimals = decimalsOf(indicator);
  return {
    partners: partners.map(({ area, value, status }) => ({
      ...areaRef(data, area),
      value: status === VALUE ? wireNumber(value, decimals) : null,
      status: wireStatus(status),
    })),
    shown,
    suppressed,
  };
}

function originOf(
  { flows }: EditionBundle,
  { indicator, level, period }: FlowAsked,
): FlowTotalsAnswer['origin'] {
  const key = flows.sourceOf(indicator.code, level, period);
  const from = [...new Set(key ? [key.fromLevel, key.toLevel] : [])];
  const isLoaded = from.length === 1 && from[0] === level;
  return { kind: isLoaded ? 'loaded' : 'computed', from };
}
