/** What is loaded when somebody first takes something away. */
import '../styles/take-away.css';
import { Code, Image, Table2 } from 'lucide-preact';
import { ReproducePart } from '../reproduce/reproduce-part.tsx';
import { TAKE_AWAYS, takeAway } from '../state/take-away.ts';
import { TabbedDialog } from '../tabbed-dialog.tsx';
import { laterWords } from '../words/later-words.ts';
import { ExportPart } from './export-part.tsx';
import { PicturePart } from './picture-part.tsx';

const PARTS = {
  data: { Icon: Table2, Part: ExportPart },
  picture: { Icon: Image, Part: PicturePart },
  reproduce: { Icon: Code, Part: ReproducePart },
};

export function TakeAwayDialog() {
  return (
    <TabbedDialog
      id="take-away"
      title={laterWords.value.takeAway}
      tabs={TAKE_AWAYS}
      parts={PARTS}
      nameOf={(each) => laterWords.value.takeAways[each]}
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
