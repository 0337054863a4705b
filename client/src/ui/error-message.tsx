import { RotateCw } from 'lucide-preact';
import type { ApiError } from '../api/request.ts';
import { words } from '../messages/words.ts';

/** What went wrong, in words, and a way to try again. */
export function ErrorMessage({
  error,
  retry,
  said,
}: {
  error: ApiError;
  retry: () => void;
  said?: string;
}) {
  const offline = error.code === 'offline';
  return (
    <div class="error-message" role="alert">
      <p>{offline ? words.value.failedOffline : (said ?? words.value.failed)}</p>
      {!offline && <p class="error-message-detail">{error.message}</p>}
      <button type="button" class="button" onClick={retry}>
        <RotateCw size={15} aria-hidden="true" />
        {words.value.retry}
      </button>
    </div>
  );
}
