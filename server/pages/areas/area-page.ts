/** The page of one area. */

import type { Language } from '../../../geodata/model/model.ts';
import type { AreaRef } from '../../contract/areas.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { areaPath, indexPath, mapPath, PICTURE } from '../../contract/page-paths.ts';
import { capitalise, formatList } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { nameOf, otherNameOf, type Place, placeAt } from '../../edition/place.ts';
import { type Html, html } from '../../http/html.ts';
import { printPage } from '../layout/page-shell.ts';
import { dataText, levelName, sayPeriod, sayPlace, WORDS } from '../words/words.ts';
import { type AreaFacts, fullNameOf } from './area-facts.ts';
import { areaLink, history, neighbourList, partLists } from './area-lists.ts';
import { drawArea, MAP_HEIGHT, MAP_WIDTH } from './area-map.ts';
import type { Elsewhere } from './elsewhere.ts';
import { figureCard } from './figure-card.ts';
import { linkedDataOf } from './linked-data.ts';
import { gatherProfile, type Profile } from './profile.ts';
import { sayCell, sayShortly } from './sentences.ts';

/** So many neighbours are named in the words for the map. */
const MAX_NAMED = 6;

export function printAreaPage(
  bundle: EditionBundle,
  place: Place,
  language: Language,
  origin: string,
  /** Links to what else is told of the area. */
  reports: Html | null = null,
): string {
  const { edition } = bundle;
  const profile = gatherProfile(bundle, place);
  const { facts } = profile;
  const pathIn = (one: Language): string =>
    areaPath(one, segmentOf(edition, place.data), place.ref.code);
  const paths = Object.fromEntries(LANGUAGES.map((one) => [one, pathIn(one)])) as Record<
    Language,
    string
  >;
  return printPage({
    language,
    origin,
    title: titleOf(profile, language),
    description: describe(profile, language),
    paths,
    canonical: canonicalPath(bundle, facts, language),
    picture: {
      path: `${paths[language]}/${PICTURE}`,
      alt: WORDS[language].preview(nameOf(place, language)),
    },
    linkedData: linkedDataOf(bundle, profile, language, origin),
    edition: edition.meta,
    content: content(bundle, profile, language, reports),
  });
}

/** Today's page where the same code still exists: two pages on one place compete in search engines. */
export function canonicalPath(
  { edition }: EditionBundle,
  { place, successor }: AreaFacts,
  language: Language,
): string {
  const isSame = successor?.ref.code === place.ref.code;
  const known = isSame && successor ? successor : place;
  return areaPath(language, segmentOf(edition, known.data), known.ref.code);
}

function titleOf({ facts }: Profile, language: Language): string {
  return `${fullNameOf(facts, language)}, ${kindOf(facts, language)}`;
}

/** What kind of area it is, with its vintage where that is not today's. */
function kindOf({ place, isNewest }: AreaFacts, language: Language): string {
  const { level } = place.data;
  return isNewest ? levelName(level, language) : level.name[language];
}

export function describe({ facts, figures }: Profile, language: Language): string {
  const words = WORDS[language];
  const kind = capitalise(levelName(facts.place.data.level, language));
  const within = facts.context ? words.kindWithin(kind, sayPlace(facts.context, language)) : kind;
  const [first] = figures;
  return first ? words.labelled(within, sayShortly(first, language)) : `${within}.`;
}

function content(
  bundle: EditionBundle,
  profile: Profile,
  language: Language,
  reports: Html | null,
): Html {
  const { facts, figures, elsewhere } = profile;
  const words = WORDS[language];
  const other = otherNameOf(facts.place, language);
  return html`${breadcrumb(bundle, facts, language)}
<div class="head">
<div class="head-text">
<p class="kind">${capitalise(kindOf(facts, language))} <span class="code">${facts.place.ref.code}</span></p>
<h1>${nameOf(facts.place, language)}</h1>
${other && html`<p class="other-name">${words.otherName(other)}</p>`}
${figures[0] && html`<p class="lead">${sayShortly(figures[0], language)}</p>`}
${notice(bundle, facts, language)}
${whereabouts(bundle, facts, language)}
${!facts.isUnknown && html`<p class="to-map"><a class="button" href="${mapPath(language, facts.place.ref.level, facts.place.ref.code)}">${words.openMap}</a></p>`}
</div>
${map(bundle, facts, language)}
</div>
<section aria-labelledby="figures">
<h2 id="figures">${words.figures}</h2>
${
  figures.length > 0
    ? html`<div class="figures">
${figures.map((figure) => html`${figureCard(bundle, facts, figure, language)}\n`)}</div>`
    : html`<p>${words.noFigures}</p>`
}
</section>
${elsewhereList(bundle, facts, elsewhere, language)}
${reports}
${partLists(bundle, facts, language)}
${neighbourList(bundle, facts, language)}
${history(bundle, facts, language)}
${sources(bundle, profile, language)}`;
}

function breadcrumb(bundle: EditionBundle, { ladder, place }: AreaFacts, language: Language): Html {
  const words = WORDS[language];
  return html`<nav class="crumbs" aria-label="${words.breadcrumb}"><ol>
<li><a href="${indexPath(language)}">${words.top}</a></li>
${ladder.map(
  (step, i) =>
    html`<li>${areaLink(bundle, step.ref, language)}${twinKind(step, ladder[i - 1])}</li>\n`,
)}<li aria-current="page">${nameOf(place, language)}</li>
</ol></nav>`;

  /** Tells the sub-municipality Gent from the municipality around it. */
  function twinKind({ data, ref }: Place, above: Place | undefined): string | null {
    return ref.name === above?.ref.name ? ` (${levelName(data.level, language)})` : null;
  }
}

/** An older vintage says so, and where the area is today; no place says that it is none. */
function notice(
  bundle: EditionBundle,
  { place, isNewest, isUnknown, successor }: AreaFacts,
  language: Language,
): Html | null {
  const words = WORDS[language];
  const { validUntil } = place.data.level;
  if (isUnknown) return html`<p class="notice">${words.unknownPlace}</p>`;
  if (isNewest || validUntil === null) return null;
  return html`<p class="notice">${words.outdated(String(validUntil))}${
    successor && html` ${words.nowIn} ${areaLink(bundle, successor.ref, language)}.`
  }</p>`;
}

/** The areas it lies in, with what kind each is. */
function whereabouts(
  bundle: EditionBundle,
  { place, isNewest, ladder, alsoIn }: AreaFacts,
  language: Language,
): Html | null {
  const words = WORDS[language];
  const { validUntil } = place.data.level;
  const steps = [...ladder.toReversed(), ...alsoIn].map(
    ({ data, ref }) =>
      html`<div><dt>${capitalise(levelName(data.level, language))}</dt><dd>${areaLink(bundle, ref, language)}</dd></div>\n`,
  );
  const division =
    isNewest && validUntil !== null
      ? html`<div><dt>${words.division}</dt><dd>${words.validUntil(String(validUntil))}</dd></div>\n`
      : null;
  if (steps.length === 0 && !division) return null;
  return html`<dl class="where">
${steps}${division}</dl>`;
}

function map(bundle: EditionBundle, facts: AreaFacts, language: Language): Html | null {
  const words = WORDS[language];
  if (facts.isUnknown) return null;
  const drawing = drawArea(bundle, facts);
  if (!drawing) return html`<p class="map-note">${words.noOutline}</p>`;
  return html`<figure class="map">
<svg viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="${sayMap(facts, language)}">
<path class="land" d="${drawing.land}"/>
<path class="own" d="${drawing.own}"/>
<path class="edge" d="${drawing.edge}"/>
</svg>
${facts.boundaries === 'approximate' && html`<figcaption>${words.approximate}</figcaption>`}
</figure>`;
}

function sayMap({ place, neighbours }: AreaFacts, language: Language): string {
  const sayNeighbour = ({ index }: AreaRef): string => nameOf(placeAt(place.data, index), language);
  const words = WORDS[language];
  if (neighbours.length === 0) return words.mapAlone(nameOf(place, language));
  const named = neighbours.slice(0, MAX_NAMED).map(sayNeighbour);
  const rest = neighbours.length - named.length;
  const list = formatList(rest > 0 ? [...named, words.others(rest)] : named, language);
  return words.mapAmong(nameOf(place, language), list);
}

function elsewhereList(
  bundle: EditionBundle,
  { place }: AreaFacts,
  elsewhere: readonly Elsewhere[],
  language: Language,
): Html | null {
  if (elsewhere.length === 0) return null;
  const words = WORDS[language];
  return html`<section aria-labelledby="elsewhere" class="elsewhere">
<h2 id="elsewhere">${words.elsewhere(levelName(place.data.level, language))}</h2>
<p>${words.elsewhereAbout}</p>
<dl>
${elsewhere.map((one) => {
  const { indicator, data, first, last, nearest } = one;
  const level = levelName(data.level, language);
  const span = words.availableFor(level, sayPeriod(first, language), sayPeriod(last, language));
  return html`<div><dt>${dataText(indicator.name, language, capitalise(indicator.name[language]))}</dt>
<dd>${
    nearest &&
    html`${areaLink(bundle, nearest.place.ref, language)}${words.labelled('', sayNearest(one, nearest, language))} `
  }<span class="when">${capitalise(span)}.</span></dd></div>
`;
})}</dl>
</section>`;
}

function sayNearest(
  written: Elsewhere,
  { cell, period }: NonNullable<Elsewhere['nearest']>,
  language: Language,
): string {
  const when = WORDS[language].inPeriod(sayPeriod(period, language));
  return `${sayCell(cell, written, language)} ${when}.`;
}

/** Who is to be thanked: for the figures shown, and for areas and borders, which no indicator names. */
function sources(
  { edition }: EditionBundle,
  { figures, elsewhere }: Profile,
  language: Language,
): Html {
  const shown = new Set([...figures, ...elsewhere].map(({ indicator }) => indicator.source));
  const named = new Set(edition.indicators.map(({ source }) => source));
  const words = WORDS[language];
  const listed = edition.meta.sources.filter(({ code }) => shown.has(code) || !named.has(code));
  const mark = language === 'nl' ? null : html` <span class="mark">(${words.inDutch})</span>`;
  // As their publishers say it: in Dutch, on every page.
  return html`<section aria-labelledby="sources" class="sources">
<h2 id="sources">${words.sources}${mark}</h2>
<ul lang="nl">
${listed.map(
  ({ name, publisher, licence, credit, url }) =>
    html`<li>${url ? html`<a href="${url}">${name}</a>` : name}: ${publisher}.<span class="licence"> ${WORDS.nl.licence}: ${licence}.</span>${
      credit && !credit.endsWith(publisher) && html` ${credit}.`
    }</li>\n`,
)}</ul>
</section>`;
}
