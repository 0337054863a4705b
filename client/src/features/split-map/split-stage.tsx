import './split-map.css';
import './second-legend.css';
import { Columns2, Grid3x3, SquareSplitHorizontal } from 'lucide-preact';
import { MapFrame } from '../../map/map-frame.tsx';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayTitle } from '../../messages/messages.ts';
import { choosePeriod, chooseSecond, chooseView, drawTogether } from '../../state/actions.ts';
import { hasOneLegend, mapView } from '../../state/map-view/map-view.ts';
import {
  retrySecond,
  secondError,
  secondLacksLevel,
  secondPeriod,
  secondPeriods,
  secondTopic,
} from '../../state/map-view/second.ts';
import { secondMapView } from '../../state/map-view/second-map-view.ts';
import { isPhone, sheetHeight } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import { periods } from '../../state/topic/topic.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { PeriodChoice, SecondChoice } from '../../ui/second-choice.tsx';
import { SecondLegend } from './second-legend.tsx';
import { cut, liesOver, secondMap } from './second-map.ts';
import { SwapButton } from './swap-button.tsx';
import { SwipeHandle } from './swipe-handle.tsx';

/** A second map beside the first, or over it with a cut between them; each says what it shows. */
export function SplitStage() {
  const isOver = liesOver.value;
  const t = lazyMessages.value.splitMap;
  const view = secondMapView.value;
  // A sheet that is open says the same, and leaves them no room.
  const hasChips = !isPhone.value || sheetHeight.value === 'peek';
  const { left, right } = secondMap.sight.value;
  const cutAt = `calc(${left}px + (100% - ${left + right}px) * ${cut.value})`;
  const label = view
    ? t.secondMap(sayTopic(view), view.request.period)
    : messages.value.views.names.two;
  return (
    <section
      class="split-map"
      data-over={isOver}
      aria-label={messages.value.views.names[link.value.view]}
      style={isOver ? { '--cut': cutAt } : undefined}
    >
      <div class="second-map">
        <MapFrame instance={secondMap} which="second" label={label} drawing={view?.drawing} />
        <SecondTrouble />
      </div>
      {isOver && <SwipeHandle />}
      {hasChips && <FirstChip />}
      {hasChips && (isPhone.value ? <SecondPhoneChip /> : <SecondChip />)}
      {!isPhone.value && <Forms />}
      {!hasOneLegend.value && !isPhone.value && <SecondLegend />}
    </section>
  );
}

/** What the first map shows, which chooses another period too. */
function FirstChip() {
  const view = mapView.value;
  if (!view) return null;
  return (
    <div class="map-chip map-chip-first">
      {!hasOneLegend.value && <span class="map-chip-name">{sayTopic(view)}</span>}
      <PeriodChoice
        label={lazyMessages.value.splitMap.firstPeriod}
        periods={periods.value}
        chosen={view.request.period}
        choose={choosePeriod}
      />
    </div>
  );
}

function SecondChip() {
  return (
    <div class="map-chip map-chip-second">
      <SecondChoice label={lazyMessages.value.splitMap.second} />
      <SwapButton />
    </div>
  );
}

/** Another topic is chosen in the sheet: half a phone's width has no room for that. */
function SecondPhoneChip() {
  const second = secondTopic.value;
  return (
    <div class="map-chip map-chip-second">
      {!hasOneLegend.value && second && <span class="map-chip-name">{sayTitle(second.name)}</span>}
      <PeriodChoice
        label={lazyMessages.value.splitMap.secondPeriod}
        periods={secondPeriods.value}
        chosen={secondPeriod.value}
        choose={(period) => chooseSecond({ secondPeriod: period })}
      />
    </div>
  );
}

/** Beside each other, one over the other, or both in one map. */
function Forms() {
  const t = lazyMessages.value.splitMap;
  const { view } = link.value;
  const forms = [
    { label: t.beside, Icon: Columns2, now: view === 'two', choose: () => chooseView('two') },
    {
      label: t.onTop,
      Icon: SquareSplitHorizontal,
      now: view === 'swipe',
      choose: () => chooseView('swipe'),
    },
    { label: t.together, Icon: Grid3x3, now: false, choose: drawTogether },
  ];
  return (
    <fieldset class="split-forms" aria-label={t.forms}>
      {forms.map(({ label, Icon, now, choose }) => (
        <button
          type="button"
          key={label}
          title={label}
          aria-label={label}
          aria-pressed={now}
          onClick={choose}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </fieldset>
  );
}

/** Why the second map is empty. */
function SecondTrouble() {
  if (secondMap.state.value === 'refused')
    return <p class="second-error">{messages.value.mapRefused}</p>;
  if (secondLacksLevel.value) {
    return <p class="second-error">{lazyMessages.value.picker.lacksLevel}</p>;
  }
  const error = secondError.value;
  if (!error) return null;
  return (
    <div class="second-error">
      <ErrorMessage error={error} retry={retrySecond} message={messages.value.failedValues} />
    </div>
  );
}
