import './split-map.css';
import { Columns2, Grid3x3, SquareSplitHorizontal } from 'lucide-preact';
import { MapFrame } from '../../map/map-frame.tsx';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayTitle, words } from '../../messages/words.ts';
import { choosePeriod, chooseSecond, chooseView, drawTogether } from '../../state/actions.ts';
import { isPhone, sheetHeight } from '../../state/page/appearance.ts';
import { link } from '../../state/page/location.ts';
import {
  retrySecond,
  secondError,
  secondLacksLevel,
  secondPeriod,
  secondPeriods,
  secondTopic,
} from '../../state/shown/second.ts';
import { secondShown } from '../../state/shown/second-shown.ts';
import { hasOneLegend, shown } from '../../state/shown/shown.ts';
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
  const said = lazyMessages.value.two;
  const picture = secondShown.value;
  // A sheet that is open says the same, and leaves them no room.
  const hasChips = !isPhone.value || sheetHeight.value === 'peek';
  const { left, right } = secondMap.sight.value;
  const cutAt = `calc(${left}px + (100% - ${left + right}px) * ${cut.value})`;
  const label = picture
    ? said.secondMap(sayTopic(picture), picture.request.period)
    : words.value.views.names.two;
  return (
    <section
      class="two-maps"
      data-over={isOver}
      aria-label={words.value.views.names[link.value.view]}
      style={isOver ? { '--cut': cutAt } : undefined}
    >
      <div class="second-map">
        <MapFrame instance={secondMap} which="second" label={label} drawing={picture?.drawing} />
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
  const picture = shown.value;
  if (!picture) return null;
  return (
    <div class="map-chip map-chip-first">
      {!hasOneLegend.value && <span class="map-chip-name">{sayTopic(picture)}</span>}
      <PeriodChoice
        label={lazyMessages.value.two.firstPeriod}
        periods={periods.value}
        chosen={picture.request.period}
        choose={choosePeriod}
      />
    </div>
  );
}

function SecondChip() {
  return (
    <div class="map-chip map-chip-second">
      <SecondChoice label={lazyMessages.value.two.second} />
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
        label={lazyMessages.value.two.secondPeriod}
        periods={secondPeriods.value}
        chosen={secondPeriod.value}
        choose={(period) => chooseSecond({ secondPeriod: period })}
      />
    </div>
  );
}

/** Beside each other, one over the other, or both in one map. */
function Forms() {
  const said = lazyMessages.value.two;
  const { view } = link.value;
  const forms = [
    { label: said.beside, Icon: Columns2, now: view === 'two', choose: () => chooseView('two') },
    {
      label: said.over,
      Icon: SquareSplitHorizontal,
      now: view === 'swipe',
      choose: () => chooseView('swipe'),
    },
    { label: said.together, Icon: Grid3x3, now: false, choose: drawTogether },
  ];
  return (
    <fieldset class="two-forms" aria-label={said.forms}>
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
    return <p class="second-error">{words.value.mapRefused}</p>;
  if (secondLacksLevel.value) {
    return <p class="second-error">{lazyMessages.value.picker.lacksLevel}</p>;
  }
  const error = secondError.value;
  if (!error) return null;
  return (
    <div class="second-error">
      <ErrorMessage error={error} retry={retrySecond} said={words.value.failedValues} />
    </div>
  );
}
