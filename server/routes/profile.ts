import type { LevelData } from '../../geodata/edition/edition.ts';
import type { Confidence } from '../../geodata/model/confidence.ts';
import { DataError, listKnown } from '../../geodata/model/data-error.ts';
import type { Indicator, ThemeNode } from '../../geodata/model/model.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { explainValue } from '../../geodata/publish/explain-value.ts';
import { findMargins } from '../../geodata/publish/publish-margins.ts';
import { findPrecision } from '../../geodata/publish/publish-precision.ts';
import type { Published, Question } from '../../geodata/publish/publish-values.ts';
import type { ProfileAnswer, ProfileRow } from '../contract/profile.ts';
import { answerStored } from '../edition/answer.ts';
import { areaRef } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { standingOf, unknownOf } from '../edition/level-spread.ts';
import { wireCell } from '../figures/wire-column.ts';
import { type AreaKey, parameter } from '../http/parameters.ts';
import { wireNumber } from '../http/wire-number.ts';
import type { Routes } from './declare-routes.ts';

export function profileRoutes({ route }: Routes): void {
  const shape = {
    area: parameter.area,
    period: parameter.period,
    theme: parameter.theme.optional(),
    reference: parameter.area.optional(),
    margin: parameter.margin.optional(),
    explain: parameter.flag.optional(),
    series: parameter.flag.optional(),
    distribution: parameter.flag.optional(),
    precision: parameter.flag.optional(),
  };
  route('/api/profile', shape, (c, { bundle, query }) => {
    const profile: Profile = {
      area: findPlace(bundle, query.area),
      reference: query.reference ? findPlace(bundle, query.reference) : null,
      period: query.period,
      theme: query.theme ?? null,
      margin: query.margin ?? null,
      explain: query.explain !== undefined,
      series: query.series !== undefined,
      distribution: query.distribution !== undefined,
      precision: query.precision !== undefined,
      indicators: query.theme ? listUnder(bundle, query.theme) : listVisible(bundle),
    };
    const { request } = headOf(profile);
    return answerStored(c, bundle, ['profile', request, profile.explain], () =>
      answer(bundle, profile),
    );
  });
}

type Place = { data: LevelData; index: number };

type Profile = {
  area: Place;
  reference: Place | null;
  /** As asked: `latest` is another one for each indicator. */
  period: string;
  theme: string[] | null;
  margin: Confidence | null;
  explain: boolean;
  series: boolean;
  distribution: boolean;
  precision: boolean;
  indicators: readonly Indicator[];
};

function findPlace({ edition }: EditionBundle, { level, code }: AreaKey): Place {
  const data = edition.level(level);
  return { data, index: edition.areaIndex(data, code) };
}

function listVisible({ edition }: EditionBundle): Indicator[] {
  return edition.indicators.filter(({ visible }) => visible);
}

/** Visible indicators in a theme folder and the folders under it, each once. Throws `not_found`. */
function listUnder({ edition }: EditionBundle, path: readonly string[]): Indicator[] {
  let nodes: readonly ThemeNode[] = edition.themes;
  for (const name of path) {
    const folders = nodes.filter((node) => node.kind === 'folder');
    const found = folders.find((folder) => folder.name.nl.toLowerCase() === name.toLowerCase());
    if (!found) {
      const known = listKnown(folders.map((folder) => folder.name.nl)) || 'no folders';
      throw new DataError('not_found', `unknown theme: "${name}" (known: ${known})`);
    }
    nodes = found.children;
  }
  const codes = new Set(codesUnder(nodes));
  return [...codes].flatMap((code) => {
    const indicator = edition.findIndicator(code);
    return indicator?.visible ? [indicator] : [];
  });
}

function codesUnder(nodes: readonly ThemeNode[]): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'folder' ? codesUnder(node.children) : [node.code],
  );
}

function answer(bundle: EditionBundle, profile: Profile): ProfileAnswer {
  const rows: ProfileRow[] = [];
  const notAvailable: string[] = [];
  for (const indicator of profile.indicators) {
    const question = questionFor(bundle, indicator, profile);
    if (question) rows.push(rowOf(bundle, question, profile));
    else notAvailable.push(indicator.code);
  }
  return { ok: true, edition: bundle.id, ...headOf(profile), rows, notAvailable };
}

function headOf({
  area,
  reference,
  period,
  theme,
  margin,
  series,
  distribution,
  precision,
}: Profile): Pick<ProfileAnswer, 'request' | 'area' | 'reference'> {
  const own = areaRef(area.data, area.index);
  const other = reference && areaRef(reference.data, reference.index);
  return {
    request: {
      area: `${own.level}:${own.code}`,
      period,
      ...(theme ? { theme: theme.join('/') } : {}),
      ...(other ? { reference: `${other.level}:${other.code}` } : {}),
      ...(margin === null ? {} : { margin }),
      ...(series ? { series: '1' } : {}),
      ...(distribution ? { distribution: '1' } : {}),
      ...(precision ? { precision: '1' } : {}),
    },
    area: own,
    reference: other,
  };
}

/** Null where the indicator has no values: a profile leaves out what an error would be for. */
function questionFor(
  { computer, publisher }: EditionBundle,
  indicator: Indicator,
  { area, period }: Profile,
): Question | null {
  const level = area.data.level.code;
  const periods = computer.availability(indicator).get(level);
  if (!periods || (period !== 'latest' && !periods.includes(period))) return null;
  return publisher.ask(indicator.code, level, period);
}

function rowOf(
  bundle: EditionBundle,
  question: Question,
  { area, reference, margin, explain, series, distribution, precision }: Profile,
): ProfileRow {
  const published = bundle.publisher.publish(question);
  const { indicator, period } = question;
  const { provisional, forecast, modelled } = published;
  return {
    indicator: indicator.code,
    period,
    ...wireCell(published, area.index),
    provisional,
    forecast,
    modelled,
    ...rankOf(published, area),
    reference: reference && referenceOf(bundle, question, reference),
    ...(margin === null ? {} : { margin: marginAt(bundle, question, area.index, margin) }),
    ...(explain ? { explanation: explainValue(bundle.publisher, question, area.index) } : {}),
    ...(series ? { series: seriesOf(bundle, indicator, area) } : {}),
    ...(distribution ? distributionOf(bundle, published, area) : {}),
    ...(precision ? { precision: findPrecision(bundle.publisher, question, area.index) } : {}),
  };
}

function marginAt(
  { publisher }: EditionBundle,
  question: Question,
  index: number,
  confidence: Confidence,
): number | null {
  const margins = findMargins(publisher, question, confidence);
  if (margins?.column.statuses[index] !== VALUE) return null;
  return wireNumber(margins.column.values[index] ?? 0, margins.decimals);
}

/** Among shown, rounded values only, so that no rank tells where a suppressed one would stand. */
function rankOf(
  { column: { values, statuses } }: Published,
  { data, index }: Place,
): Pick<ProfileRow, 'rank' | 'of'> {
  const unknown = unknownOf(data);
  const own = values[index] ?? 0;
  let [of, higher] = [0, 0];
  for (let area = 0; area < values.length; area++) {
    if (statuses[area] !== VALUE || unknown[area] === 1) continue;
    of++;
    if ((values[area] as number) > own) higher++;
  }
  const isRanked = statuses[index] === VALUE && unknown[index] === 0;
  return { rank: isRanked ? higher + 1 : null, of };
}

/** The area in every period its level has. */
function seriesOf(
  { computer, publisher }: EditionBundle,
  indicator: Indicator,
  { data, index }: Place,
): NonNullable<ProfileRow['series']> {
  const level = data.level.code;
  const periods = [...(computer.availability(indicator).get(level) ?? [])];
  const cells = periods.map((period) =>
    wireCell(publisher.publishCell({ indicator, level, period }, index), 0),
  );
  const statuses = cells.map(({ status }) => status);
  return {
    periods,
    values: cells.map(({ value }) => value),
    statuses: statuses.every((status) => status === 'value') ? null : statuses,
  };
}

function distributionOf(
  bundle: EditionBundle,
  published: Published,
  { data, index }: Place,
): Pick<ProfileRow, 'distribution' | 'standing'> {
  const distribution = bundle.spread(published, data);
  const { value } = wireCell(published, index);
  const isRanked = value !== null && unknownOf(data)[index] === 0;
  const standing = distribution && isRanked ? standingOf(value, distribution) : null;
  return { distribution, standing };
}

function referenceOf(
  { computer, publisher }: EditionBundle,
  { indicator, period }: Question,
  { data, index }: Place,
): ProfileRow['reference'] {
  const level = data.level.code;
  if (!computer.availability(indicator).get(level)?.includes(period)) return null;
  return wireCell(publisher.publish({ indicator, level, period }), index);
}
