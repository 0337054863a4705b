import { Grid3x3, TriangleAlert } from 'lucide-preact';
import { formatNumber, formatPercent } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayAreas, sayTitle } from '../../messages/messages.ts';
import { chooseDrawing, chooseListed, drawTogether } from '../../state/actions.ts';
import { indicators } from '../../state/catalogue.ts';
import { pointAt, pointAway } from '../../state/map-view/pointing.ts';
import { isSameTopic, secondDetail } from '../../state/map-view/second.ts';
import { topicDetail } from '../../state/topic/topic.ts';
import { tieOf } from './formula-ties.ts';
import type { LeftOut } from './pairs.ts';
import { type Plot, relation } from './plot.ts';
import type { Relation } from './relation.ts';
import { sayLine } from './sentences.ts';
import { strengthOf } from './strength.ts';

/** Fewer areas than this say little about all there could be. */
const FEW = 12;
/** So much further from Pearson's, Spearman's correlation says that few areas decide. */
const APART = 0.2;

/** What the plot says, in words and numbers, and what it does not say. */
export function RelationPart({ plot }: { plot: Plot }) {
  const found = relation.value;
  if (!found) return null;
  const t = lazyMessages.value.scatter;
  const { line } = found;
  const count = (number: number) => formatNumber(number, 0, language.value);
  const areas = sayAreas(plot.view.level, found.indices.length);
  return (
    <section class="relation" aria-label={t.relation}>
      {line ? (
        <>
          <p class="relation-line">
            <b>{t.strengths[strengthOf(line.r)](line.r >= 0)}</b> {sayLine(line, plot)}
          </p>
          <dl class="relation-numbers">
            <Figure name="r" title="Pearson" value={line.r} />
            <div title={t.explains}>
              <dt>r²</dt>
              <dd data-number="r2">{formatPercent(line.r ** 2 * 100, 0, language.value)}</dd>
            </div>
            <Figure name="Spearman" title={t.ranks} value={found.rank} />
            <div>
              <dt>n</dt>
              <dd data-number="n">{`${count(found.indices.length)} ${areas}`}</dd>
            </div>
          </dl>
        </>
      ) : (
        <p class="relation-line">{t.tooFew}</p>
      )}
      <LeftOutNote leftOut={found.leftOut} />
      <Warnings plot={plot} found={found} />
      {line && <Outliers plot={plot} found={found} />}
      <p class="quiet">{t.noCause}</p>
      {!isSameTopic.value && <TogetherButton plot={plot} />}
    </section>
  );
}

function Figure({ name, title, value }: { name: string; title: string; value: number }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd data-number={name}>{formatNumber(value, 2, language.value)}</dd>
    </div>
  );
}

/** The same two figures as one map of nine colours, and back. */
function TogetherButton({ plot }: { plot: Plot }) {
  const t = lazyMessages.value.scatter;
  const isTogether = plot.view.drawing === 'bivariate';
  return (
    <p>
      <button
        type="button"
        class="link"
        aria-pressed={isTogether}
        onClick={() => (isTogether ? chooseDrawing('auto') : drawTogether())}
      >
        <Grid3x3 size={14} aria-hidden="true" />
        {isTogether ? t.apartAgain : t.together}
      </button>
    </p>
  );
}

/** How many areas are not in the line, and why. */
function LeftOutNote({ leftOut }: { leftOut: LeftOut[] }) {
  if (leftOut.length === 0) return null;
  const t = lazyMessages.value.scatter;
  const total = leftOut.reduce((sum, { count }) => sum + count, 0);
  const list = leftOut.map(({ of, why, count }) => {
    const reason =
      why === 'notPositive' || why === 'noPlace' ? t[why] : messages.value.statuses[why];
    const axis = of === 'place' ? '' : ` (${t.axes[of]})`;
    return `${formatNumber(count, 0, language.value)} ${reason}${axis}`;
  });
  return (
    <p class="quiet" data-left-out={total}>
      {t.leftOut(formatNumber(total, 0, language.value), list.join(', '))}
    </p>
  );
}

function Warnings({ plot, found }: { plot: Plot; found: Relation }) {
  const t = lazyMessages.value.scatter;
  const [first, second] = [topicDetail.value, secondDetail.value];
  const tie = first && second && !isSameTopic.value ? tieOf(first, second) : null;
  const isCounts = [plot.x, plot.y].every(({ data }) => data.indicator.type === 'count');
  const { line, rank, indices } = found;
  const name = indicators.value.get(tie?.code ?? '')?.name;
  const warnings = [
    tie ? t.ties[tie.kind](name ? sayTitle(name) : tie.code) : null,
    isCounts && !isSameTopic.value ? t.bothCounts : null,
    line && indices.length < FEW ? t.few : null,
    line && Math.abs(line.r - rank) > APART ? t.apart : null,
  ].filter((text) => text !== null);
  return warnings.length === 0 ? null : (
    <ul class="relation-warnings">
      {warnings.map((text) => (
        <li key={text}>
          <TriangleAlert size={14} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The areas far from the line; pointing at a name lights its dot. */
function Outliers({ plot, found }: { plot: Plot; found: Relation }) {
  const t = lazyMessages.value.scatter;
  const { codes, names, level } = plot.view.areas;
  const above = found.outliers.filter((index) => (found.residuals[index] ?? 0) > 0);
  const below = found.outliers.filter((index) => (found.residuals[index] ?? 0) < 0);
  const sides = [
    { label: t.farAbove, list: above },
    { label: t.farBelow, list: below },
  ];
  return (
    <>
      {sides.map(
        ({ label, list }) =>
          list.length > 0 && (
            <p key={label} class="relation-outliers">
              <span class="quiet">{label}</span>
              {list.map((index) => (
                <button
                  type="button"
                  key={index}
                  class="link"
                  data-code={codes[index]}
                  onPointerEnter={() => pointAt(level, index, 'strip')}
                  onPointerLeave={() => pointAway('strip')}
                  onFocus={() => pointAt(level, index, 'strip')}
                  onBlur={() => pointAway('strip')}
                  onClick={() => chooseListed({ level, code: codes[index] ?? '' })}
                >
                  {names[index]}
                </button>
              ))}
            </p>
          ),
      )}
    </>
  );
}
