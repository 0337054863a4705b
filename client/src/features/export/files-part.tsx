import { Download } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { readyFile } from '../../api/publication/publication.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { level, topic } from '../../state/topic/topic.ts';

/** What can be taken away where there is no server: files that were made beforehand. */
export function FilesPart() {
  const t = lazyMessages.value.publication;
  const [indicator, at] = [topic.value?.code ?? '', level.value?.code ?? ''];
  const [file, setFile] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    setFile(undefined);
    readyFile(indicator, at)
      .catch(() => null)
      .then((found) => isCurrent && setFile(found));
    return () => {
      isCurrent = false;
    };
  }, [indicator, at]);
  return (
    <div class="export-choices">
      {file && (
        <p>
          <a class="button button-main" href={file} download={`${indicator}-${at}.csv`}>
            <Download size={16} aria-hidden="true" />
            {t.file}
          </a>
        </p>
      )}
      {file === null && <p class="note">{t.none}</p>}
      <p class="quiet">{t.note}</p>
    </div>
  );
}
