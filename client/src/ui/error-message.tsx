import { RotateCw } from 'lucide-preact';
import type { ApiError } from '../api/request.ts';
import { language } from '../messages/language.ts';
import { messages } from '../messages/messages.ts';

/** What went wrong, in words, and a way to try again. */
export function ErrorMessage({
  error,
  retry,
  message,
}: {
  error: ApiError;
  retry: () => void;
  message?: string;
}) {
  const offline = error.code === 'offline';
  return (
    <div class="error-message" role="alert">
      <p>{offline ? messages.value.failedOffline : (message ?? messages.value.failed)}</p>
      {/* The server's own sentence is English: for other readers the title says enough. */}
      {!offline && language.value === 'en' && <p class="error-message-detail">{error.message}</p>}
      <button type="button" class="button" onClick={retry}>
        <RotateCw size={15} aria-hidden="true" />
        {messages.value.retry}
      </button>
    </div>
  );
}
