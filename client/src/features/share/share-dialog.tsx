/** What is loaded when somebody first shares: the link to what is on the screen, or the map for another page. */
import '../../ui/take-away.css';
import '../../ui/reproduce.css';
import './share.css';
import { CodeXml, Link } from 'lucide-preact';
import { SHARINGS } from '../../messages/cases.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { sharing } from '../../state/page/sharing.ts';
import { TabbedDialog } from '../../ui/tabbed-dialog.tsx';
import { EmbedPart } from './embed-part.tsx';
import { LinkPart } from './link-part.tsx';

const PARTS = {
  link: { Icon: Link, Part: LinkPart },
  embed: { Icon: CodeXml, Part: EmbedPart },
};

export function ShareDialog() {
  return (
    <TabbedDialog
      id="share"
      class="share-dialog"
      title={messages.value.share}
      tabs={SHARINGS}
      parts={PARTS}
      nameOf={(each) => lazyMessages.value.sharing.parts[each]}
      open={sharing.value ?? 'link'}
      choose={(each) => {
        sharing.value = each;
      }}
      onClose={() => {
        sharing.value = null;
      }}
    />
  );
}
