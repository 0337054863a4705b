/** At which levels and for which periods an indicator has figures, as a small table with its gaps. */
import type { Language } from '../../../geodata/model/model.ts';
import { capitalise } from '../../contract/plurals.ts';
import { type Html, html } from '../../http/html.ts';
import { sayPeriod, WORDS } from '../words/words.ts';
import type { TopicFacts } from './topic-facts.ts';

type Kind = 'loaded' | 'computed' | 'none';
const SIGNS: Record<Kind, string> = { loaded: '■', computed: '□', none: '–' };

export function topicTable(facts: TopicFacts, language: Language): Html {
  const words = WORDS[language].topic;
  const { levels, periods } = facts;
  const kinds = new Set<Kind>();
  const rows = levels.map(({ data, periods: has, loaded }) => {
    const known = new Set(has);
    const cells = periods.map(({ period }) => {
      const kind = loaded.has(period) ? 'loaded' : known.has(period) ? 'computed' : 'none';
      kinds.add(kind);
      return html`<td class="slot ${kind}">${SIGNS[kind]}<span class="unseen">${words.availability[kind]}</span></td>`;
    });
    return html`<tr><th scope="row" class="row-level">${capitalise(data.level.name[language])}</th>${cells}</tr>
`;
  });
  const head = periods.map(
    ({ period, forecast, provisional }) =>
      html`<th scope="col" class="moment"><span class="moment-name">${sayPeriod(period, language)}</span>${flags(forecast, provisional, language)}</th>`,
  );
  return html`<section class="scroll" tabindex="0" aria-label="${words.table}">
<table class="availability">
<thead><tr><th scope="col" class="row-level">${words.level}</th>${head}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>
${key(facts, kinds, language)}`;
}

function flags(forecast: boolean, provisional: boolean, language: Language): Html | null {
  const { forecast: ahead, provisional: early } = WORDS[language];
  if (forecast) return html` <abbr title="${ahead}">${shorten(ahead)}</abbr>`;
  return (provisional && html` <abbr title="${early}">${shorten(early)}</abbr>`) || null;
}

/** What the signs mean, of those that occur. */
function key({ periods }: TopicFacts, kinds: ReadonlySet<Kind>, language: Language): Html {
  const words = WORDS[language];
  const signs = (['loaded', 'computed', 'none'] as const)
    .filter((kind) => kinds.has(kind))
    .map(
      (kind) =>
        html`<li><b class="${kind}">${SIGNS[kind]}</b> ${words.topic.availability[kind]}</li>\n`,
    );
  const letters = [
    ...(periods.some(({ forecast }) => forecast) ? [words.forecast] : []),
    ...(periods.some(({ provisional, forecast }) => provisional && !forecast)
      ? [words.provisional]
      : []),
  ].map((word) => html`<li><b>${shorten(word)}</b> ${word}</li>\n`);
  return html`<ul class="key">
${signs}${letters}</ul>`;
}

/** One letter would be the same for two of them in French. */
function shorten(word: string): string {
  return `${word.slice(0, 3)}.`;
}
