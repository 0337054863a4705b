import { useSignal } from '@preact/signals';
import { Contrast, Download, Eraser, ListChecks, Save, ScanSearch, X } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { invert } from '../../link/area-set.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayAreas, sayLevel, words } from '../../messages/words.ts';
import { isPhone } from '../../state/page/appearance.ts';
import { target } from '../../state/page/camera.ts';
import { takeAway } from '../../state/page/take-away.ts';
import {
  keep,
  listsAll,
  selectedHere,
  selection,
  selectionLost,
  stopSelecting,
} from '../../state/selection/selection-store.ts';
import { drawn } from '../../state/shown/drawn.ts';
import { AreaList } from '../../ui/area-list/area-list.tsx';
import { FindAreas } from './find-areas-form.tsx';
import { OtherLevelNote } from './other-level-note.tsx';
import { RegionHead } from './region-head.tsx';
import { SavedSelections } from './saved-list.tsx';
import { boxAround } from './selection-box.ts';
import { JoinModes } from './tool-bar.tsx';

/** What is selected, how to change it, and the same list as ever with a box to tick in each row. */
export function SelectionPanel() {
  const picture = drawn.value;
  const isSaving = useSignal(false);
  if (!picture) return <div class="skeleton skeleton-place" />;
  const said = lazyMessages.value;
  const count = selectedHere.value.length;
  return (
    <>
      <section class="selection" aria-label={words.value.selection}>
        <header class="place-head">
          <div>
            <p class="eyebrow">{sayLevel(picture.level)}</p>
            <h2 class="place-name" id="selection-title" data-count={count}>
              {count === 0
                ? said.nothingSelected
                : said.someSelected(
                    formatNumber(count, 0, language.value),
                    sayAreas(picture.level),
                  )}
            </h2>
          </div>
          <button
            type="button"
            class="tool"
            title={said.stop}
            aria-label={said.stop}
            onClick={stopSelecting}
          >
            <X size={18} />
          </button>
        </header>
        <Notes />
        <RegionHead />
        {count === 0 && <p class="quiet">{said.nothingHint}</p>}
        <Actions
          count={count}
          isSaving={isSaving.value}
          toggleSaving={() => {
            isSaving.value = !isSaving.value;
          }}
        />
        {isSaving.value && (
          <SavedSelections
            done={() => {
              isSaving.value = false;
            }}
          />
        )}
        {isPhone.value && <JoinModes />}
        <FindAreas />
      </section>
      <ListSwitch count={count} />
      <AreaList />
    </>
  );
}

/** What went missing on the way from the link. */
function Notes() {
  const said = lazyMessages.value;
  const unknown = selection.value?.unknown ?? [];
  return (
    <>
      {selectionLost.value && <p class="note">{said.selectionLost}</p>}
      {unknown.length > 0 && <p class="note">{said.unknownInLink(unknown.join(', '))}</p>}
      <OtherLevelNote />
    </>
  );
}

function Actions({
  count,
  isSaving,
  toggleSaving,
}: {
  count: number;
  isSaving: boolean;
  toggleSaving: () => void;
}) {
  const said = lazyMessages.value;
  const total = drawn.value?.areas.codes.length ?? 0;
  const zoom = () => {
    const box = boxAround(selectedHere.peek(), drawn.peek()?.areas.bboxes ?? []);
    if (box) target.value = { to: { box }, jump: false };
  };
  const buttons = [
    {
      label: said.selectAll,
      Icon: ListChecks,
      act: () => keep(invert(new Uint32Array(), total)),
      on: true,
    },
    {
      label: said.invert,
      Icon: Contrast,
      act: () => keep(invert(selectedHere.peek(), total)),
      on: count > 0,
    },
    { label: said.zoomTo, Icon: ScanSearch, act: zoom, on: count > 0 },
    { label: said.clear, Icon: Eraser, act: () => keep(new Uint32Array()), on: count > 0 },
  ];
  return (
    <div class="chips selection-actions">
      {buttons.map(({ label, Icon, act, on }) => (
        <button type="button" key={label} class="chip" disabled={!on} onClick={act}>
          <Icon size={14} aria-hidden="true" />
          {label}
        </button>
      ))}
      <button type="button" class="chip" aria-expanded={isSaving} onClick={toggleSaving}>
        <Save size={14} aria-hidden="true" />
        {said.keepSelection}
      </button>
      <button
        type="button"
        class="chip"
        disabled={count === 0}
        aria-haspopup="dialog"
        onClick={() => {
          takeAway.value = 'data';
        }}
      >
        <Download size={14} aria-hidden="true" />
        {words.value.export}
      </button>
    </div>
  );
}

/** Whether the list names what is selected or all there is to pick from. */
function ListSwitch({ count }: { count: number }) {
  if (count === 0) return null;
  const said = lazyMessages.value;
  const choices = [
    { label: `${said.listSelected} (${formatNumber(count, 0, language.value)})`, all: false },
    { label: said.listAll, all: true },
  ];
  return (
    <fieldset class="segments list-switch">
      <legend class="visually-hidden">{said.listed}</legend>
      {choices.map(({ label, all }) => (
        <button
          type="button"
          key={label}
          class="segment"
          aria-pressed={listsAll.value === all}
          onClick={() => {
            listsAll.value = all;
          }}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
