import { useSignal } from '@preact/signals';
import { ClipboardCopy, Download as DownloadIcon, X } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import {
  aboutIsCurrent,
  exportAbout,
  exportError,
  exportQuestion,
} from '../../state/export/export-store.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { download, startDownload, stopDownload } from '../../ui/give-file.ts';
import { ContentChoices } from './content-choices.tsx';
import { copyTable } from './copy-table.ts';
import { FileChoices } from './file-choices.tsx';

/** Figures to take away: which areas, topics and years, in what file; and what that file will say. */
export function ExportPart() {
  return (
    <>
      <div class="export-choices">
        <ContentChoices />
        <FileChoices />
      </div>
      <Expected />
      <DownloadBar />
    </>
  );
}

/** What the file will be, in the server's own words. */
function Expected() {
  const t = lazyMessages.value;
  const error = exportError.value;
  if (error) {
    return (
      <p class="note" role="alert">
        {t.exportFailed} {error.message}
      </p>
    );
  }
  const answer = exportAbout.value;
  if (!answer) return <div class="skeleton skeleton-text" />;
  const { about, file } = answer;
  return (
    <section class="expected" data-stale={!aboutIsCurrent.value} aria-live="polite">
      {mapView.value?.request.measure && <p class="quiet">{t.exportPlain}</p>}
      <p>
        <b data-rows={file.rows}>{t.exportRows(formatNumber(file.rows, 0, language.value))}</b>{' '}
        <span class="quiet">{file.name}</span>
      </p>
      {about.notices.length > 0 && (
        <ul class="expected-notices">
          {about.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {messages.value.licence}: {about.licence}
      </p>
      <p class="quiet">{about.citation}</p>
    </section>
  );
}

function DownloadBar() {
  const t = lazyMessages.value;
  const question = exportQuestion.value;
  const now = download.value;
  const copied = useSignal('');
  const copy = async () => {
    stopDownload();
    copied.value = (await copyTable()) ? t.tableCopied : t.tableNotCopied;
  };
  return (
    <footer class="download">
      <button type="button" class="button" onClick={copy}>
        <ClipboardCopy size={16} aria-hidden="true" />
        {t.copyTable}
      </button>
      <span class="download-state" role="status">
        {now.state === 'running' && t.downloaded(megabytes(now.bytes))}
        {now.state === 'done' && t.downloadDone(now.name, megabytes(now.bytes))}
        {now.state === 'failed' && `${t.exportFailed} ${now.error.message}`}
        {now.state === 'idle' && copied.value}
      </span>
      {now.state === 'running' ? (
        <button type="button" class="button" onClick={stopDownload}>
          <X size={16} aria-hidden="true" />
          {t.cancel}
        </button>
      ) : (
        <button
          type="button"
          class="button button-main"
          disabled={!question || exportError.value !== null}
          onClick={() => question && void startDownload(question)}
        >
          <DownloadIcon size={16} aria-hidden="true" />
          {t.download}
        </button>
      )}
    </footer>
  );
}

function megabytes(bytes: number): string {
  if (bytes < 1e6) return `${formatNumber(Math.max(1, bytes / 1e3), 0, language.value)} kB`;
  return `${formatNumber(bytes / 1e6, 1, language.value)} MB`;
}
