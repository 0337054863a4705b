/** What a reader may change, in one place on top: area, comparison, last year. Forms, so without script. */
import type { Language } from '../../../geodata/model/model.ts';
import { ladderOf } from '../../edition/area-relations.ts';
import { nameOf, placeOf } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { levelName } from '../../pages/words/words.ts';
import { printComparison } from '../context/comparisons.ts';
import { type ReportQuestion, yearsOf } from '../context/report-scope.ts';
import { isSameTerritory, territoryOf } from '../context/territory.ts';
import type { Scope } from '../sentences/scope.ts';
import type { ContentWords } from '../words/words.ts';
import { contentPath, type PageKind, questionOf, territoryPath } from './content-paths.ts';
import { kindOf } from './kinds.ts';

export function settings(scope: Scope, question: ReportQuestion): Html {
  const { words, language, bundle } = scope;
  const { document, territory } = question;
  const action = `${contentPath(kindOf(document), language, document.name)}/${territoryPath(bundle.edition, territory)}`;
  return html`<section class="settings" aria-label="${words.settings}">
<form class="choose-area" action="${contentPath(kindOf(document), language, document.name)}" method="get" role="search">
<label for="area">${words.otherArea}</label>
<span class="field"><input id="area" name="q" type="search" autocomplete="off" required maxlength="100" placeholder="${words.areaLabel}"><button type="submit">${words.show}</button></span>
</form>
<form class="choose-question" action="${action}" method="get">
${comparisonField(scope, question)}
<div class="setting"><label for="until">${words.periodLabel}</label>
<select id="until" name="tot"><option value="">${words.latest}</option>${yearsOf(bundle, question).map((year) => html`<option value="${year}"${year === question.until && html` selected`}>${year}</option>`)}</select></div>
<button type="submit">${words.show}</button>
</form>
${aroundHere(scope, question)}
</section>`;
}

function comparisonField(
  { words, language, content }: Scope,
  { document, comparison }: ReportQuestion,
): Html | null {
  const { comparisons, compare } = document.head;
  const chosen = comparison ? printComparison(comparison) : compare;
  const offered = [...new Set([...comparisons, chosen])];
  if (offered.length < 2) return null;
  const name = (one: string): string => {
    const group = content.groups.find((other) => one === `group:${other.name}`);
    return group
      ? group.label[language]
      : (words.comparison[one as keyof ContentWords['comparison']] ?? words.comparison.areas);
  };
  return html`<div class="setting"><label for="against">${words.compareWith}</label>
<select id="against" name="tegen">${offered.map((one) => html`<option value="${one}"${one === chosen && html` selected`}>${name(one)}</option>`)}</select></div>`;
}

/** The same report for the areas that this one lies in: the care zone of a municipality, from any area. */
function aroundHere(scope: Scope, question: ReportQuestion): Html | null {
  const { bundle, language, words } = scope;
  const { document, territory, comparison, until } = question;
  if (!territory.place) return null;
  const { edition } = bundle;
  const around = ladderOf(edition, territory.data, territory.place.index)
    .map((ref) => placeOf(edition, ref))
    .filter(
      ({ data, index }) =>
        document.head.levels.includes(data.level.family) && !data.areas[index]?.unknownLocation,
    )
    .filter((place) => !isSameTerritory(edition, territoryOf(place), territory))
    .filter(
      (place, at, all) =>
        all.findIndex(({ ref }) => ref.code === place.ref.code && ref.name === place.ref.name) ===
        at,
    );
  if (around.length === 0) return null;
  return html`<p class="around">${words.aroundHere}: ${around.map(
    (place, at) =>
      html`${at > 0 && ', '}<a href="${contentPath(kindOf(document), language, document.name)}/${territoryPath(edition, territoryOf(place))}${questionOf(comparison?.kind === 'areas' ? null : comparison, until)}">${levelName(place.data.level, language)} ${nameOf(place, language)}</a>`,
  )}</p>`;
}

/** A form to look for an area of a report. */
export function areaForm(
  words: ContentWords,
  language: Language,
  kind: PageKind,
  name: string,
  query = '',
): Html {
  return html`<form class="choose-area" action="${contentPath(kind, language, name)}" method="get" role="search">
<label for="area">${words.chooseArea}</label>
<span class="field"><input id="area" name="q" type="search" autocomplete="off" required maxlength="100" placeholder="${words.areaLabel}" value="${query}"><button type="submit">${words.show}</button></span>
</form>`;
}
