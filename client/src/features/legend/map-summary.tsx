import { formatNumber, formatPercent } from '../../../../server/contract/numbers.ts';
import { countBins } from '../../classify/histogram.ts';
import { findPattern, type Pattern } from '../../classify/pattern.ts';
import { language } from '../../messages/language.ts';
import { printBare, printRange, printWithUnit } from '../../messages/print-value.ts';
import { say, sayAreas, words } from '../../messages/words.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { scope, scopeMembers } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf } from '../../state/levels/ladder.ts';
import { caption } from '../../state/page/page-title.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { BINS } from './histogram-chart.tsx';

/** The map in words, for who does not see it and for who wants to quote it. */
export function MapSummary() {
  const picture = shown.value;
  if (!picture?.classes) return null;
  return (
    <div class="section map-summary">
      <Disclosure label={words.value.summary.ask}>
        {() => (
          <>
            <Sentences picture={picture} />
            <Disclosure label={words.value.summary.table}>
              {() => <Distribution picture={picture} />}
            </Disclosure>
          </>
        )}
      </Disclosure>
    </div>
  );
}

function Sentences({ picture }: { picture: Shown }) {
  const now = caption.value;
  const said = words.value.summary;
  const members = scopeMembers.value ?? picture.areas.codes.map((_, index) => index);
  const unknown = new Set(picture.areas.unknown);
  const placed = members.filter((index) => !unknown.has(index));
  const pattern = findPattern(picture.figures, picture.areas.points, placed);
  const print = (value: number) => printWithUnit(value, picture.answer);
  const bare = (value: number) => printBare(value, picture.answer);
  const count = (number: number) => formatNumber(number, 0, language.value);
  const list = (indices: readonly number[]) =>
    indices.map((index) => said.named(nameOf(index, picture), bare(valueAt(picture, index))));
  return (
    <>
      {now && <p>{words.value.announce(now.what, now.where, now.when)}.</p>}
      <p>{said.known(count(pattern.known), count(pattern.areas), sayAreas(picture.level))}</p>
      {pattern.known > 0 && (
        <p>
          {said.middle(
            print(pattern.median),
            bare(pattern.quartiles[0]),
            bare(pattern.quartiles[1]),
          )}
        </p>
      )}
      {pattern.highest.length > 0 && (
        <>
          <p>{said.highest(joined(list(pattern.highest)))}</p>
          <p>{said.lowest(joined(list(pattern.lowest)))}</p>
        </>
      )}
      <Slopes pattern={pattern} />
      {pattern.missing.length > 0 && (
        <p>
          {said.missing(
            joined(
              pattern.missing.map(
                ({ kind, count: many }) => `${count(many)} ${words.value.statuses[kind]}`,
              ),
            ),
          )}
        </p>
      )}
    </>
  );
}

function Slopes({ pattern }: { pattern: Pattern }) {
  const said = words.value.summary;
  const percent = (share: number) => formatPercent(share * 100, 0, language.value);
  return (
    <>
      {pattern.slopes.map(({ high, highShare, low, lowShare }) => (
        <p key={high}>
          {said.slope(said.sides[high], percent(highShare), said.sides[low], percent(lowShare))}
        </p>
      ))}
    </>
  );
}

/** The table behind the histogram: its bars, but for the empty ones. */
function Distribution({ picture }: { picture: Shown }) {
  const chart = picture.classes && countBins(picture.classed, BINS, picture.classes.classOf);
  const said = words.value;
  const { unit } = picture.answer;
  const last = (chart?.bins.length ?? 0) - 1;
  return (
    <table class="small-table">
      <thead>
        <tr>
          <th scope="col">{say(unit)}</th>
          <th scope="col">{said.countOf(sayAreas(picture.level))}</th>
        </tr>
      </thead>
      <tbody>
        {chart?.bins.map((bin, i) => {
          if (bin.total === 0) return null;
          const low = chart.beyondLow && i === 0;
          const high = chart.beyondHigh && i === last;
          const range = low
            ? `≤ ${printBare(bin.to, picture.answer)}`
            : high
              ? `≥ ${printBare(bin.from, picture.answer)}`
              : printRange(bin.from, bin.to, picture.answer);
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

function valueAt({ figures }: Shown, index: number): number {
  return figures.values[index] ?? Number.NaN;
}

/** With the area around it, where the picture shows more than one of those. */
function nameOf(index: number, { areas, level }: Shown): string {
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
