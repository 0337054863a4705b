import { useSignal } from '@preact/signals';
import { Info, X } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { topicPath as topicPagePath } from '../../../../server/contract/page-paths.ts';
import { DataText } from '../../messages/data-text.tsx';
import { language } from '../../messages/language.ts';
import { messages, say } from '../../messages/messages.ts';
import { indicators, levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { caption } from '../../state/page/page-title.ts';
import { topicPath } from '../../state/topic/theme-tree-store.ts';
import { topicDetail, topicUnknown } from '../../state/topic/topic.ts';
import { FigureNotes } from '../../ui/figure-notes.tsx';
import { MeasureSwitch } from './measure-switch.tsx';

/** What the map shows, where and when; the definition is one tap away. */
export function TopicHead() {
  const open = useSignal(false);
  const now = caption.value;
  if (!now) return <HeadSkeleton />;
  const t = messages.value;
  return (
    <section class="head" aria-labelledby="topic-title">
      <span class="eyebrow" title={topicPath.value.join(' › ')}>
        {shorten(topicPath.value).join(' › ')}
      </span>
      <h1 class="head-title" id="topic-title">
        <DataText text={now.name} asTitle />
        {now.cells !== '' && (
          <span class="head-cells" lang="nl">
            {now.cells}
          </span>
        )}
        {now.measure && (
          <span class="head-measure">, {messages.value.measure.titles[now.measure]}</span>
        )}
      </h1>
      <p class="head-where">
        <span>
          {t.topicWhereWhen(now.where, now.when)} <FigureNotes />
        </span>
        <button
          type="button"
          class="link"
          aria-expanded={open.value}
          aria-controls="topic-definition"
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? <X size={14} aria-hidden="true" /> : <Info size={14} aria-hidden="true" />}
          {open.value ? t.hideDefinition : t.definition}
        </button>
      </p>
      <MeasureSwitch />
      {topicUnknown.value && <p class="note">{t.topicGone}</p>}
      {open.value && <Definition />}
    </section>
  );
}

function Definition() {
  const detail = topicDetail.value;
  const t = messages.value;
  if (!detail) return <div class="skeleton skeleton-text" />;
  const rows: [string, string | null][] = [
    [t.unit, say(detail.unit)],
    [t.formula, detail.formula],
    [t.source, [detail.sourceName, detail.publisher].filter(Boolean).join(', ')],
    [t.licence, detail.licence],
    [t.code, detail.code],
  ];
  return (
    <div class="definition" id="topic-definition">
      <p>
        <DataText text={detail.description} />
      </p>
      {detail.threshold !== null && (
        <p>{t.thresholdNote(formatNumber(detail.threshold, 0, language.value))}</p>
      )}
      {detail.footnote && <p lang="nl">{detail.footnote}</p>}
      <dl class="facts">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <ComputedFrom />
      <p>
        <a class="link" href={topicPagePath(language.value, detail.code)}>
          {t.tree.page}
        </a>
      </p>
    </div>
  );
}

function ComputedFrom() {
  const origin = mapView.value?.answer.origin;
  if (!origin || origin.kind === 'loaded' || origin.from.length === 0) return null;
  const names = origin.from.map((code) => {
    const level = findLevel(levels.value, code);
    const indicator = indicators.value.get(code);
    return level ? say(level.namesPlural) : indicator ? say(indicator.name) : code;
  });
  return <p class="quiet">{messages.value.computedFrom(names.join(', '))}</p>;
}

/** The first and the last folder; those between are in the tree. */
function shorten(path: readonly string[]): string[] {
  const [first, last] = [path[0], path.at(-1)];
  return path.length > 2 && first && last ? [first, '…', last] : [...path];
}

function HeadSkeleton() {
  return (
    <section class="head" aria-busy="true">
      <div class="skeleton skeleton-eyebrow" />
      <div class="skeleton skeleton-title" />
      <div class="skeleton skeleton-line" />
    </section>
  );
}
