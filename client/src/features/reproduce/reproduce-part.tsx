import { useSignal } from '@preact/signals';
import { Check, ClipboardCopy, Download } from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { pinnedLink } from '../../state/actions.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { giveFile } from '../../ui/give-file.ts';
import { manifestOf } from './manifest.ts';
import { reproduceError, reproduction, retryReproduce } from './reproduce-store.ts';
import { curlSnippet, pythonSnippet, rSnippet } from './snippets.ts';

/** How to get exactly this again, and how to prove that it is. */
export function ReproducePart() {
  const t = lazyMessages.value;
  const error = reproduceError.value;
  if (error) return <ErrorMessage error={error} retry={retryReproduce} />;
  const now = reproduction.value;
  if (!now) return <div class="skeleton skeleton-text" role="status" aria-label={t.working} />;
  const { view, question, answer } = now;
  const { origin } = window.location;
  const address = pinnedLink();
  const manifest = manifestOf(address, origin, view, question, answer);
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const { name: fileName, sha256 = '' } = answer.file;
  const fetch = { origin, question, fileName, sha256 };
  const { level } = view.request;
  return (
    <div class="reproduce">
      <p class="quiet">{t.reproduceHint}</p>
      <Snippet title={t.pinnedLink} text={address} isLine />
      <Snippet title="cURL" text={curlSnippet(fetch)} />
      <Snippet title="Python" text={pythonSnippet(fetch)} />
      <Snippet title="R" text={rSnippet(fetch)} />
      <Snippet title={t.qgisOgc} text={`${origin}/ogc`} isLine />
      <Snippet
        title={t.qgisTiles}
        text={`${origin}/tiles/${question.edition}/${level}.json`}
        isLine
      />
      <Snippet
        title={t.qgisFile}
        text={`/vsicurl/${origin}/fgb/${question.edition}/${level}.fgb`}
        isLine
      />
      <Snippet title={t.manifest} text={text}>
        <button
          type="button"
          class="link"
          onClick={() =>
            giveFile(
              new Blob([text], { type: 'application/json' }),
              `${fileName.replace(/\.[^.]+$/, '')}-manifest.json`,
            )
          }
        >
          <Download size={14} aria-hidden="true" />
          {t.download}
        </button>
      </Snippet>
    </div>
  );
}

function Snippet({
  title,
  text,
  isLine = false,
  children,
}: {
  title: string;
  text: string;
  isLine?: boolean;
  children?: preact.ComponentChildren;
}) {
  const t = lazyMessages.value;
  const copied = useSignal<boolean | null>(null);
  const copy = async () => {
    copied.value = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  };
  return (
    <section class="snippet" data-snippet={title}>
      <header>
        <h3>{title}</h3>
        {children}
        <button
          type="button"
          class="link"
          aria-label={t.copySnippet(title)}
          onClick={() => void copy()}
        >
          {copied.value ? (
            <Check size={14} aria-hidden="true" />
          ) : (
            <ClipboardCopy size={14} aria-hidden="true" />
          )}
          <span role="status">
            {copied.value === null ? t.copy : copied.value ? t.copied : t.notCopied}
          </span>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard. */}
      <pre class={isLine ? 'snippet-line' : ''} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
