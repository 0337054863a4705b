import type { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { Published, Question } from '../../geodata/publish-values.ts';
import { answerStored, type Deps, readRequest, storedBytes } from '../answer.ts';
import { encodeValues } from '../binary-values.ts';
import type { ValuesAnswer } from '../contract.ts';
import type { EditionBundle } from '../edition-bundle.ts';
import { parameter } from '../parameters.ts';
import { shownIndicator } from '../shown-indicator.ts';
import { sourceNameOf, wireStatuses, wireValues } from '../wire-column.ts';

export const BINARY_TYPE = 'application/octet-stream';

export function valuesRoutes(app: Hono, deps: Deps): void {
  app.get('/api/values', (c) => {
    const { bundle, query } = readRequest(c, deps, {
      indicator: parameter.indicator,
      level: parameter.level,
      period: parameter.period,
    });
    const { publisher } = bundle;
    const { code } = shownIndicator(bundle.edition, query.indicator);
    const asked = publisher.ask(code, query.level, query.period);
    const question = ['values', asked.indicator.code, asked.level, asked.period];
    const type = accepts(c, {
      header: 'Accept',
      supports: ['application/json', BINARY_TYPE],
      default: 'application/json',
    });
    if (type === BINARY_TYPE) {
      return storedBytes(c, bundle, question, BINARY_TYPE, () => {
        const published = publisher.publish(asked);
        return encodeValues(published.column, about(bundle, asked, published));
      });
    }
    return answerStored(c, bundle, question, (): ValuesAnswer => {
      const published = publisher.publish(asked);
      const { column, decimals } = published;
      const values = wireValues(column, decimals);
      return { ...about(bundle, asked, published), values, statuses: wireStatuses(column) };
    });
  });
}

/** Everything of the answer but its columns. */
function about(
  bundle: EditionBundle,
  { indicator, level, period }: Question,
  published: Published,
): Omit<ValuesAnswer, 'values' | 'statuses'> {
  const { decimals, provisional, forecast, modelled, origin } = published;
  return {
    ok: true,
    edition: bundle.id,
    request: { indicator: indicator.code, level, period },
    unit: indicator.unit,
    decimals,
    provisional,
    forecast,
    modelled,
    source: indicator.source,
    sourceName: sourceNameOf(bundle.edition, indicator),
    origin,
  };
}
