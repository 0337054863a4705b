import { useSignal } from '@preact/signals';
import { Contrast, Download, Eraser, ListChecks, Save, ScanSearch, X } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { invert } from '../../link/area-set.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayAreas, sayLevel } from '../../messages/messages.ts';
import { mapData } from '../../state/map-view/map-data.ts';
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
import { AreaList } from '../../ui/area-list/area-list.tsx';
import { FindAreas } from './find-areas-form.tsx';
import { OtherLevelNote } from './other-level-note.tsx';
import { RegionHead } from './region-head.tsx';
import { SavedSelections } from './saved-list.tsx';
import { boxAround } from './selection-box.ts';
import { JoinModes } from './tool-bar.tsx';

/** What is selected, how to change it, and the same list as ever with a box to tick in each row. */
export function SelectionPanel() {
  const data = mapData.value;
  const isSaving = useSignal(false);
  if (!data) return <div class="skeleton skeleton-place" />;
  const t = lazyMessages.value;
  const count = selectedHere.value.length;
  return (
    <>
      <section class="selection" aria-label={messages.value.selection}>
        <header class="place-head">
          <div>
            <p class="eyebrow">{sayLevel(data.level)}</p>
            <h2 class="place-name" id="selection-title" data-count={count}>
              {count === 0
                ? t.nothingSelected
                : t.someSelected(formatNumber(count, 0, language.value), sayAreas(data.level))}
            </h2>
          </div>
          <button
            type="button"
            class="tool"
            title={t.stop}
            aria-label={t.stop}
            onClick={stopSelecting}
          >
            <X size={18} />
          </button>
        </header>
        <Notes />
        <RegionHead />
        {count === 0 && <p class="quiet">{t.nothingHint}</p>}
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
  const t = lazyMessages.value;
  const unknown = selection.value?.unknown ?? [];
  return (
    <>
      {selectionLost.value && <p class="note">{t.selectionLost}</p>}
      {unknown.length > 0 && <p class="note">{t.unknownInLink(unknown.join(', '))}</p>}
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
  const t = lazyMessages.value;
  const total = mapData.value?.areas.codes.length ?? 0;
  const zoom = () => {
    const box = boxAround(selectedHere.peek(), mapData.peek()?.areas.bboxes ?? []);
    if (box) target.value = { to: { box }, jump: false };
  };
  const buttons = [
    {
      label: t.selectAll,
      Icon: ListChecks,
      act: () => keep(invert(new Uint32Array(), total)),
      on: true,
    },
    {
      label: t.invert,
      Icon: Contrast,
      act: () => keep(invert(selectedHere.peek(), total)),
      on: count > 0,
    },
    { label: t.zoomTo, Icon: ScanSearch, act: zoom, on: count > 0 },
    { label: t.clear, Icon: Eraser, act: () => keep(new Uint32Array()), on: count > 0 },
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
        {t.keepSelection}
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
        {messages.value.export}
      </button>
    </div>
  );
}

/** Whether the list names what is selected or all there is to pick from. */
function ListSwitch({ count }: { count: number }) {
  if (count === 0) return null;
  const t = lazyMessages.value;
  const choices = [
    { label: `${t.listSelected} (${formatNumber(count, 0, language.value)})`, all: false },
    { label: t.listAll, all: true },
  ];
  return (
    <fieldset class="segments list-switch">
      <legend class="visually-hidden">{t.listed}</legend>
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
