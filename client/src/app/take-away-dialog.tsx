/** What is loaded when somebody first takes something away. */
import '../ui/take-away.css';
import '../ui/reproduce.css';
import { Code, Image, Table2 } from 'lucide-preact';
import { isPublication } from '../api/publication/publication.ts';
import { ExportPart } from '../features/export/export-part.tsx';
import { FilesPart } from '../features/export/files-part.tsx';
import { PicturePart } from '../features/export/picture-part.tsx';
import { ReproducePart } from '../features/reproduce/reproduce-part.tsx';
import { TAKE_AWAYS } from '../messages/cases.ts';
import { lazyMessages } from '../messages/lazy-messages.ts';
import { takeAway } from '../state/page/take-away.ts';
import { TabbedDialog } from '../ui/tabbed-dialog.tsx';

const PARTS = {
  data: { Icon: Table2, Part: isPublication ? FilesPart : ExportPart },
  picture: { Icon: Image, Part: PicturePart },
  reproduce: { Icon: Code, Part: ReproducePart },
};

/** Reproducing is asking the server again. */
const OFFERED = TAKE_AWAYS.filter((each) => !isPublication || each !== 'reproduce');

export function TakeAwayDialog() {
  return (
    <TabbedDialog
      id="take-away"
      title={lazyMessages.value.takeAway}
      tabs={OFFERED}
      parts={PARTS}
      nameOf={(each) => lazyMessages.value.takeAways[each]}
      open={takeAway.value ?? 'data'}
      choose={(each) => {
        takeAway.value = each;
      }}
      onClose={() => {
        takeAway.value = null;
      }}
    />
  );
}
