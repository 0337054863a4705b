import { Search } from 'lucide-preact';
import { FORMS, ORDERS } from '../../link/profile-forms.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayTitle } from '../../messages/messages.ts';
import { link } from '../../state/page/location.ts';
import { ReferenceChoice } from '../../ui/reference-choice.tsx';
import { printCount } from './print-line.ts';
import {
  choices,
  chooseProfile,
  filterText,
  group,
  lines,
  listed,
  profileArea,
  profileLevel,
} from './profile-store.ts';

/** Whose profile, of which theme, against what, and as what it is shown. */
export function ProfileHead() {
  const t = lazyMessages.value.profile;
  const { form } = link.value;
  const area = profileArea.value;
  return (
    <header class="profile-head">
      <h2 class="view-title">{area ? t.title(area.name) : ''}</h2>
      <div class="profile-choices">
        <ThemeSelect />
        {form !== 'alike' && <ReferenceChoice at={profileLevel.value} />}
      </div>
      <fieldset class="chips" aria-label={t.formLabel}>
        {FORMS.map((each) => (
          <button
            type="button"
            key={each}
            class="chip"
            data-form={each}
            aria-pressed={form === each}
            onClick={() => chooseProfile({ form: each })}
          >
            {t.forms[each]}
          </button>
        ))}
      </fieldset>
    </header>
  );
}

function ThemeSelect() {
  const t = lazyMessages.value.profile;
  return (
    <label class="against">
      <span>{t.theme}</span>
      <select
        class="chip chip-select profile-theme"
        data-chosen="false"
        value={group.value ?? ''}
        onChange={(event) => chooseProfile({ group: event.currentTarget.value })}
      >
        {choices.value.map(({ path, name, depth }) => (
          <option key={path} value={path}>
            {`${depth > 0 ? '\u2003' : ''}${sayTitle(name)}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which lines, and in which order. */
export function LineChoices() {
  const t = lazyMessages.value.profile;
  const { order, outOnly } = link.value;
  return (
    <div class="profile-choices">
      <label class="tree-filter">
        <Search size={15} aria-hidden="true" />
        <input
          type="text"
          aria-label={t.filter}
          placeholder={t.filter}
          value={filterText.value}
          onInput={(event) => {
            filterText.value = event.currentTarget.value;
          }}
        />
      </label>
      <label class="against" title={t.outHint}>
        <span>{t.order}</span>
        <select
          class="chip chip-select profile-order"
          data-chosen="false"
          value={order}
          onChange={(event) => {
            const wanted = ORDERS.find((each) => each === event.currentTarget.value);
            if (wanted) chooseProfile({ order: wanted });
          }}
        >
          {ORDERS.map((each) => (
            <option key={each} value={each}>
              {t.orders[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="check" title={t.outHint}>
        <input
          type="checkbox"
          checked={outOnly}
          onChange={(event) => chooseProfile({ outOnly: event.currentTarget.checked })}
        />
        {t.outOnly}
      </label>
      <span class="quiet" role="status">
        {t.count(printCount(listed.value.length), printCount(lines.value.length))}
      </span>
    </div>
  );
}
