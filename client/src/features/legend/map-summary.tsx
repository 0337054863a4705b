import { countBins } from '../../../../server/contract/classify/histogram.ts';
import { findPattern, type Pattern } from '../../../../server/contract/classify/pattern.ts';
import { formatNumber, formatPercent } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages, say, sayAreas } from '../../messages/messages.ts';
import { printBare, printRange, printWithUnit } from '../../messages/print-value.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { scope, scopeMembers } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf } from '../../state/levels/ladder.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { caption } from '../../state/page/page-title.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { BINS } from './histogram-chart.tsx';

/** The map in words, for who does not see it and for who wants to quote it. */
export function MapSummary() {
  const view = mapView.value;
  if (!view?.classes) return null;
  return (
    <div class="section map-summary">
      <Disclosure label={messages.value.summary.ask}>
        {() => (
          <>
            <Sentences view={view} />
            <Disclosure label={messages.value.summary.table}>
              {() => <Distribution view={view} />}
            </Disclosure>
          </>
        )}
      </Disclosure>
    </div>
  );
}

function Sentences({ view }: { view: MapView }) {
  const now = caption.value;
  const t = messages.value.summary;
  const members = scopeMembers.value ?? view.areas.codes.map((_, index) => index);
  const unknown = new Set(view.areas.unknown);
  const placed = members.filter((index) => !unknown.has(index));
  const pattern = findPattern(view.figures, view.areas.points, placed);
  const print = (value: number) => printWithUnit(value, view.answer);
  const bare = (value: number) => printBare(value, view.answer);
  const count = (number: number) => formatNumber(number, 0, language.value);
  const list = (indices: readonly number[]) =>
    indices.map((index) => t.named(nameOf(index, view), bare(valueAt(view, index))));
  return (
    <>
      {now && <p>{messages.value.announce(now.what, now.where, now.when)}.</p>}
      <p>{t.known(count(pattern.known), count(pattern.areas), sayAreas(view.level))}</p>
      {pattern.known > 0 && (
        <p>
          {t.middle(print(pattern.median), bare(pattern.quartiles[0]), bare(pattern.quartiles[1]))}
        </p>
      )}
      {pattern.highest.length > 0 && (
        <>
          <p>{t.highest(joined(list(pattern.highest)))}</p>
          <p>{t.lowest(joined(list(pattern.lowest)))}</p>
        </>
      )}
      <Slopes pattern={pattern} />
      {pattern.missing.length > 0 && (
        <p>
          {t.missing(
            joined(
              pattern.missing.map(
                ({ kind, count: many }) => `${count(many)} ${messages.value.statuses[kind]}`,
              ),
            ),
          )}
        </p>
      )}
    </>
  );
}

function Slopes({ pattern }: { pattern: Pattern }) {
  const t = messages.value.summary;
  const percent = (share: number) => formatPercent(share * 100, 0, language.value);
  return (
    <>
      {pattern.slopes.map(({ high, highShare, low, lowShare }) => (
        <p key={high}>
          {t.slope(t.sides[high], percent(highShare), t.sides[low], percent(lowShare))}
        </p>
      ))}
    </>
  );
}

/** The table behind the histogram: its bars, but for the empty ones. */
function Distribution({ view }: { view: MapView }) {
  const chart = view.classes && countBins(view.classed, BINS, view.classes.classOf);
  const t = messages.value;
  const { unit } = view.answer;
  const last = (chart?.bins.length ?? 0) - 1;
  return (
    <table class="small-table">
      <thead>
        <tr>
          <th scope="col">{say(unit)}</th>
          <th scope="col">{t.countOf(sayAreas(view.level))}</th>
        </tr>
      </thead>
      <tbody>
        {chart?.bins.map((bin, i) => {
          if (bin.total === 0) return null;
          const low = chart.beyondLow && i === 0;
          const high = chart.beyondHigh && i === last;
          const range = low
            ? `≤ ${printBare(bin.to, view.answer)}`
            : high
              ? `≥ ${printBare(bin.from, view.answer)}`
              : printRange(bin.from, bin.to, view.answer);
          return (
            <tr key={bin.from}>
              <th scope="row">{range}</th>
              <td>{formatNumber(bin.total, 0, language.value)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function valueAt({ figures }: MapView, index: number): number {
  return figures.values[index] ?? Number.NaN;
}

/** With the area around it, where the picture shows more than one of those. */
function nameOf(index: number, { areas, level }: MapView): string {
  const name = areas.names[index] ?? '';
  const context = contextOf(level, levels.value);
  const parent = context && areas.parents[context.code]?.[index];
  const around =
    context && typeof parent === 'number' ? areasOf(context.code)?.names[parent] : undefined;
  return around && around !== scope.value?.name && around !== name ? `${name} (${around})` : name;
}

function joined(items: string[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(items);
}
