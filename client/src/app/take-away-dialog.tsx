/** What is loaded when somebody first takes something away. */
import '../ui/take-away.css';
import '../ui/reproduce.css';
import { Code, Image, Table2 } from 'lucide-preact';
import { ExportPart } from '../features/export/export-part.tsx';
import { PicturePart } from '../features/export/picture-part.tsx';
import { ReproducePart } from '../features/reproduce/reproduce-part.tsx';
import { TAKE_AWAYS } from '../messages/cases.ts';
import { lazyMessages } from '../messages/lazy-messages.ts';
import { takeAway } from '../state/page/take-away.ts';
import { TabbedDialog } from '../ui/tabbed-dialog.tsx';

const PARTS = {
  data: { Icon: Table2, Part: ExportPart },
  picture: { Icon: Image, Part: PicturePart },
  reproduce: { Icon: Code, Part: ReproducePart },
};

export function TakeAwayDialog() {
  return (
    <TabbedDialog
      id="take-away"
      title={lazyMessages.value.takeAway}
      tabs={TAKE_AWAYS}
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
