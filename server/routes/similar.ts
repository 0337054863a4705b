import type { LevelData } from '../../geodata/edition/edition.ts';
import { DataError } from '../../geodata/model/data-error.ts';
import { VALUE } from '../../geodata/model/status.ts';
import type { Published } from '../../geodata/publish/publish-values.ts';
import type { SimilarAnswer } from '../contract/similar.ts';
import { answerStored } from '../edition/answer.ts';
import { areaRef } from '../edition/area-ref.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import { scaleOf, unknownOf } from '../edition/level-spread.ts';
import { differenceIn, distancesFrom, type Trait } from '../figures/nearest-areas.ts';
import { shownFigures } from '../figures/shown-indicator.ts';
import { parameter } from '../http/parameters.ts';
import { wireNumber } from '../http/wire-number.ts';
import type { Routes } from './declare-routes.ts';

const MAX_INDICATORS = 40;
const DISTANCE_DECIMALS = 4;

export function similarRoutes({ route }: Routes): void {
  const shape = {
    area: parameter.area,
    indicators: parameter.codes,
    period: parameter.period,
    limit: parameter.limit(100, 10),
  };
  route('/api/similar', shape, (c, { bundle, query }) => {
    const data = bundle.edition.level(query.area.level);
    const area = { data, index: bundle.edition.areaIndex(data, query.area.code) };
    const indicators = query.indicators.map((code) => shownFigures(bundle, code).code);
    checkIndicators(indicators);
    const asked: Asked = { area, indicators, period: query.period, limit: query.limit };
    return answerStored(c, bundle, ['similar', requestOf(asked)], () => answer(bundle, asked));
  });
}

type Asked = {
  area: { data: LevelData; index: number };
  indicators: string[];
  period: string;
  limit: number;
};

function checkIndicators(codes: readonly string[]): void {
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice) throw new DataError('bad_request', `parameter "indicators" has ${twice} twice`);
  if (codes.length <= MAX_INDICATORS) return;
  throw new DataError(
    'bad_request',
    `parameter "indicators" has ${codes.length} codes, expected at most ${MAX_INDICATORS}`,
  );
}

function requestOf({ area, indicators, period, limit }: Asked): SimilarAnswer['request'] {
  const { level, code } = areaRef(area.data, area.index);
  return { area: `${level}:${code}`, indicators, period, limit };
}

function answer(bundle: EditionBundle, asked: Asked): SimilarAnswer {
  const { data, index } = asked.area;
  const found: (Trait & { published: Published })[] = [];
  const notAvailable: string[] = [];
  for (const code of asked.indicators) {
    const trait = traitOf(bundle, data, code, asked.period);
    if (trait) found.push(trait);
    else notAvailable.push(code);
  }
  const nearest = distancesFrom(found, index, unknownOf(data));
  return {
    ok: true,
    edition: bundle.id,
    request: requestOf(asked),
    area: areaRef(data, index),
    indicators: found.map(({ published, scale, values, shown }) => ({
      indicator: published.question.indicator.code,
      period: published.question.period,
      value: shown[index] === 1 ? wireNumber(values[index] ?? 0, published.decimals) : null,
      scale: wireNumber(scale, published.decimals + DISTANCE_DECIMALS),
    })),
    notAvailable,
    compared: nearest.length,
    areas: nearest.slice(0, asked.limit).map((near) => ({
      ...areaRef(data, near.index),
      distance: wireNumber(near.distance, DISTANCE_DECIMALS),
      common: near.common,
      differences: found.map((trait) => {
        const difference = differenceIn(trait, index, near.index);
        return difference === null ? null : wireNumber(difference, DISTANCE_DECIMALS);
      }),
    })),
  };
}

/** Null where the indicator has no values at the level or in the period, or the same one everywhere. */
function traitOf(
  bundle: EditionBundle,
  data: LevelData,
  code: string,
  period: string,
): (Trait & { published: Published }) | null {
  const { computer, publisher } = bundle;
  const level = data.level.code;
  const periods = computer.availability(bundle.edition.indicator(code)).get(level);
  if (!periods || (period !== 'latest' && !periods.includes(period))) return null;
  const published = publisher.publish(publisher.ask(code, level, period));
  const spread = bundle.spread(published, data);
  const scale = spread && scaleOf(spread);
  if (!scale) return null;
  const { values, statuses } = published.column;
  const shown = Uint8Array.from(statuses, (status) => (status === VALUE ? 1 : 0));
  return { values, shown, scale, published };
}
