import { WifiOff } from 'lucide-preact';
import { offline } from '../../api/connection.ts';
import { messages } from '../../messages/messages.ts';

/** Says that what is on the screen is what was kept. */
export function OfflineNote() {
  return (
    <div role="status">
      {offline.value && (
        <p class="offline-note">
          <WifiOff size={16} aria-hidden="true" />
          {messages.value.offline}
        </p>
      )}
    </div>
  );
}
