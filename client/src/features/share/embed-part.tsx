import { useSignal } from '@preact/signals';
import { LANGUAGES } from '../../../../server/contract/languages.ts';
import { EMBED_PARTS, type EmbedPart as Part, USUAL_PARTS } from '../../link/embed-parts.ts';
import { APPEARANCES, type Appearance } from '../../link/url-state.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { linkWith } from '../../state/actions.ts';
import { shortTitle } from '../../state/page/page-title.ts';
import { CopyField } from './copy-field.tsx';
import { embedCamera } from './embed-camera.ts';
import { embedCode, HEIGHTS_PX, readHeight } from './embed-code.ts';

/** The code that puts this map into another page, and how it will look there. */
export function EmbedPart() {
  const parts = useSignal<readonly Part[]>(USUAL_PARTS);
  const appearance = useSignal<Appearance>('light');
  const spoken = useSignal(language.peek());
  const typed = useSignal(String(HEIGHTS_PX.usual));
  const t = lazyMessages.value.sharing;
  const title = shortTitle.value ?? messages.value.title;
  const heightPx = readHeight(typed.value) ?? HEIGHTS_PX.usual;
  const address = linkWith({
    embed: parts.value,
    appearance: appearance.value,
    language: spoken.value,
    camera: embedCamera(heightPx),
  });
  const toggle = (part: Part) => {
    parts.value = EMBED_PARTS.filter((each) => parts.value.includes(each) !== (each === part));
  };
  return (
    <div class="share-part">
      <div class="export-choices">
        <fieldset class="export-choice">
          <legend>{t.shown}</legend>
          {EMBED_PARTS.map((part) => (
            <label key={part} class="radio">
              <input
                type="checkbox"
                checked={parts.value.includes(part)}
                onChange={() => toggle(part)}
              />
              {t.embedParts[part]}
            </label>
          ))}
        </fieldset>
        <div class="export-choice">
          <Choice
            label={messages.value.language}
            value={spoken.value}
            options={LANGUAGES.map((each) => ({ value: each, t: t.languages[each] }))}
            choose={(value) => {
              spoken.value = value;
            }}
          />
          <Choice
            label={t.appearance}
            value={appearance.value}
            options={APPEARANCES.map((each) => ({ value: each, t: t.appearances[each] }))}
            choose={(value) => {
              appearance.value = value;
            }}
          />
          <label class="share-height">
            {t.height}
            <input
              type="number"
              min={HEIGHTS_PX.least}
              max={HEIGHTS_PX.most}
              step={20}
              value={typed.value}
              aria-invalid={readHeight(typed.value) === null}
              onInput={(event) => {
                typed.value = event.currentTarget.value;
              }}
            />
          </label>
        </div>
      </div>
      <CopyField label={t.code} text={embedCode({ address, title, heightPx })} isLong />
      <div class="share-preview">
        <h3>{t.preview}</h3>
        <iframe src={address} title={title} style={{ height: `${heightPx}px` }} />
      </div>
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; t: string }[];
  choose: (value: T) => void;
};

function Choice<T extends string>({ label, value, options, choose }: ChoiceProps<T>) {
  return (
    <label class="share-choice">
      {label}
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((each) => each.value === event.currentTarget.value);
          if (chosen) choose(chosen.value);
        }}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.t}
          </option>
        ))}
      </select>
    </label>
  );
}
