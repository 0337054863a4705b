import { useSignal } from '@preact/signals';
import { FileUp, ShieldCheck } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { GeometryError } from '../../geometry/ask-geometry.ts';
import { areaSet } from '../../link/area-set.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { UnknownCodes } from './codes-finder.tsx';
import { joinFound, readFile, searchAreas } from './find-on-map.ts';
import { parseCodeTable } from './parse-codes.ts';

type Outcome = {
  failed: string | null;
  told: readonly string[];
  unknown: readonly string[];
};
const NOTHING: Outcome = { failed: null, told: [], unknown: [] };

/** A file of codes or shapes, read on the device. */
export function FileFinder() {
  const t = lazyMessages.value;
  const outcome = useSignal<Outcome>(NOTHING);
  const isBusy = useSignal(false);
  const read = async (file: File) => {
    isBusy.value = true;
    outcome.value = NOTHING;
    try {
      outcome.value = await findInFile(file);
    } catch (error) {
      const code = error instanceof GeometryError ? error.code : 'failed';
      outcome.value = {
        ...NOTHING,
        failed: t.fileTrouble[code] ?? t.fileTrouble.failed ?? '',
      };
    }
    isBusy.value = false;
  };
  const { failed, told, unknown } = outcome.value;
  return (
    <>
      <label class="button file-choice">
        <FileUp size={15} aria-hidden="true" />
        <span>{t.fileLabel}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,.json,.geojson,.fgb,.zip"
          disabled={isBusy.value}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void read(file);
          }}
        />
      </label>
      <p class="quiet file-stays">
        <ShieldCheck size={15} aria-hidden="true" />
        {t.fileHint}
      </p>
      {isBusy.value && <p role="status">{t.working}</p>}
      {failed && (
        <p class="note" role="alert">
          {failed}
        </p>
      )}
      {told.map((line) => (
        <p key={line} role="status">
          {line}
        </p>
      ))}
      <UnknownCodes unknown={unknown} />
    </>
  );
}

async function findInFile(file: File): Promise<Outcome> {
  const t = lazyMessages.peek();
  const areas = mapData.peek()?.areas;
  const upload = await readFile(file);
  if (!areas) return NOTHING;
  if (upload.kind === 'text') {
    const { found, unknown } = parseCodeTable(upload.text, areas.codes, areas.names);
    if (found.length === 0) return { ...NOTHING, failed: t.noneFound, unknown };
    joinFound(areaSet(found));
    return { ...NOTHING, unknown };
  }
  const found = await searchAreas(upload.shape);
  if (!found) return NOTHING;
  if (found.length > 0) joinFound(found);
  const print = (count: number) => formatNumber(count, 0, language.peek());
  const told = [t.fileFound(print(upload.count), print(found.length))];
  return { ...NOTHING, told: upload.reprojected ? [...told, t.fileReprojected] : told };
}
