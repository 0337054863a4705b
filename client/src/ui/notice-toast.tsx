import { notice } from '../state/page/notice.ts';

/** What just happened, for who looks; the live region says it to who listens. */
export function NoticeToast() {
  const now = notice.value;
  return now ? (
    <p class="notice" aria-hidden="true">
      {now.text}
    </p>
  ) : null;
}
