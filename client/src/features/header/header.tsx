import { BookOpen, Download, Moon, Share2, Sun } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '../../../../server/contract/languages.ts';
import { beginPath } from '../../../../server/contract/page-paths.ts';
import { focusMap } from '../../map/main-map.tsx';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import { chooseLanguage, goHome, toggleAppearance } from '../../state/actions.ts';
import { edition } from '../../state/catalogue.ts';
import { isPhone, mode } from '../../state/page/appearance.ts';
import { sharing } from '../../state/page/sharing.ts';
import { takeAway } from '../../state/page/take-away.ts';
import { BrandMark } from './brand-mark.tsx';

/** @param children the search box */
export function Header({ children }: { children: ComponentChildren }) {
  return (
    <header class="header">
      <SkipLinks />
      <button type="button" class="brand" onClick={goHome} title={messages.value.toHome}>
        <BrandMark />
        <span class="brand-name">{messages.value.title}</span>
      </button>
      {children}
      <div class="header-tools">
        {edition.value?.hasReports && !isPhone.value && (
          <a class="tool" href={beginPath(language.value)} title={messages.value.toReports}>
            <BookOpen size={18} aria-hidden="true" />
            <span class="visually-hidden">{messages.value.toReports}</span>
          </a>
        )}
        <LanguageSwitch />
        <AppearanceSwitch />
        {!isPhone.value && <ExportButton />}
        <ShareButton />
      </div>
    </header>
  );
}

/** Buttons, since a link to `#list` would overwrite the camera, which lives in the fragment. */
function SkipLinks() {
  const focus = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();
  const t = messages.value;
  return (
    <nav class="skip-links" aria-label={t.skipLabel}>
      <button type="button" class="skip-link" onClick={focusMap}>
        {t.skipToMap}
      </button>
      <button type="button" class="skip-link" onClick={focus('.rows .row')}>
        {t.skipToList}
      </button>
    </nav>
  );
}

function LanguageSwitch() {
  if (isPhone.value) {
    return (
      <select
        class="tool language-select"
        aria-label={messages.value.language}
        value={language.value}
        onChange={(event) => {
          const chosen = LANGUAGES.find((each) => each === event.currentTarget.value);
          if (chosen) chooseLanguage(chosen);
        }}
      >
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {each.toUpperCase()}
          </option>
        ))}
      </select>
    );
  }
  return (
    <fieldset class="languages">
      <legend class="visually-hidden">{messages.value.language}</legend>
      {LANGUAGES.map((each) => (
        <button
          type="button"
          key={each}
          class="language"
          lang={each}
          aria-pressed={each === language.value}
          onClick={() => chooseLanguage(each)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

function AppearanceSwitch() {
  const dark = mode.value === 'dark';
  const label = dark ? messages.value.toLight : messages.value.toDark;
  return (
    <button type="button" class="tool" title={label} aria-label={label} onClick={toggleAppearance}>
      {dark ? <Sun size={18} /> : <Moon size={18} />}
    </button>
  );
}

function ExportButton() {
  return (
    <button
      type="button"
      class="tool export"
      aria-label={messages.value.export}
      aria-haspopup="dialog"
      onClick={() => {
        takeAway.value = 'data';
      }}
    >
      <Download size={18} />
      <span class="tool-word share-word">{messages.value.export}</span>
    </button>
  );
}

function ShareButton() {
  return (
    <button
      type="button"
      class="tool share"
      aria-label={messages.value.share}
      aria-haspopup="dialog"
      onClick={() => {
        sharing.value = 'link';
      }}
    >
      <Share2 size={18} />
      <span class="tool-word share-word">{messages.value.share}</span>
    </button>
  );
}
