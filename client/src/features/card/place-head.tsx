import { BookOpen, ChartPie, FileText, Shapes, X } from 'lucide-preact';
import type { AreaAnswer } from '../../../../server/contract/areas.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { areaReportsPath } from '../../../../server/contract/page-paths.ts';
import { isPublication } from '../../api/publication/publication.ts';
import { language } from '../../messages/language.ts';
import { messages, sayAreas, sayLevel } from '../../messages/messages.ts';
import { leaveArea, openParts, openProfile } from '../../state/actions.ts';
import { areaPagePath } from '../../state/areas/area-page-path.ts';
import { rankOf } from '../../state/areas/area-rows.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { parts, placeIsCurrent, scope } from '../../state/areas/place.ts';
import { edition, levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { PinButton } from '../../ui/area-list/pin-button.tsx';
import { TrendChart } from '../../ui/charts/trend-chart.tsx';
import { Comparison } from '../../ui/comparison.tsx';
import { HereLadder } from './here-ladder.tsx';
import { PlaceValue } from './place-value.tsx';
import { ValuePath } from './value-path.tsx';

/** The chosen area: what it is, its value, how that compares and grew, and into what it splits. */
export function PlaceHead({ here }: { here: AreaAnswer }) {
  const { area } = here;
  const level = findLevel(levels.value, area.level);
  return (
    <div class="place" data-stale={!placeIsCurrent.value}>
      <header class="place-head">
        <div>
          <p class="eyebrow">
            {level ? sayLevel(level) : ''} <span class="place-code">{area.code}</span>
          </p>
          <h2 class="place-name">{area.name}</h2>
        </div>
        <button
          type="button"
          class="tool"
          title={messages.value.deselect}
          aria-label={messages.value.deselect}
          onClick={leaveArea}
        >
          <X size={18} />
        </button>
      </header>
      {area.unknownLocation && <p class="note">{messages.value.unknownPlace}</p>}
      <HereLadder />
      <div class="place-figures">
        <PlaceValue />
        <Rank here={here} />
      </div>
      <div class="place-links">
        <PinButton area={area} name={area.name} />
        {!isPublication && <ProfileLinks />}
        {!area.unknownLocation && level && <PageLink level={level} code={area.code} />}
        {edition.value?.hasReports && level && (
          <a class="link" href={areaReportsPath(language.value, level.code, area.code)}>
            <BookOpen size={14} aria-hidden="true" />
            {messages.value.areaReports}
          </a>
        )}
      </div>
      {!isPublication && <ValuePath />}
      <TrendChart />
      <Comparison />
      <Parts here={here} />
    </div>
  );
}

/** All its figures, and the areas most like it: beside the map. */
function ProfileLinks() {
  const t = messages.value.profile;
  return (
    <>
      <button type="button" class="link" data-profile="table" onClick={() => openProfile('table')}>
        <ChartPie size={14} aria-hidden="true" />
        {t.open}
      </button>
      <button type="button" class="link" data-profile="alike" onClick={() => openProfile('alike')}>
        <Shapes size={14} aria-hidden="true" />
        {t.alike}
      </button>
    </>
  );
}

/** Everything that is known of the area on a page of its own: readable without a map, and printable. */
function PageLink({ level, code }: { level: LevelAnswer; code: string }) {
  return (
    <a class="link" href={areaPagePath(level, code, levels.value, language.value)}>
      <FileText size={14} aria-hidden="true" />
      {messages.value.areaPage}
    </a>
  );
}

function Rank({ here }: { here: AreaAnswer }) {
  const view = mapView.value;
  if (!view || view.level.code !== here.area.level) return null;
  const value = view.answer.values[here.area.index];
  if (typeof value !== 'number') return null;
  const { rank, of } = rankOf(value, view.figures.sorted);
  const print = (count: number) => formatNumber(count, 0, language.value);
  return <p class="rank">{messages.value.rank(print(rank), print(of), sayAreas(view.level))}</p>;
}

/** One chip per finer level; the drawn one is pressed when its parts are what is listed. */
function Parts({ here }: { here: AreaAnswer }) {
  if (parts.value.length === 0) return null;
  const drawn = mapView.value?.level.code;
  const inScope = scope.value?.level === here.area.level && scope.value.code === here.area.code;
  return (
    <fieldset class="parts">
      <legend class="quiet">{messages.value.splitInto}</legend>
      <div class="chips">
        {parts.value.map(({ level, count }) => (
          <button
            type="button"
            key={level.code}
            class="chip"
            data-part={level.code}
            title={sayAreas(level)}
            aria-pressed={inScope && level.code === drawn}
            onPointerEnter={() => void areasOf(level.code)}
            onClick={() => openParts(here.area, level.code)}
          >
            {sayLevel(level)}
            <span class="count">{formatNumber(count, 0, language.value)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
