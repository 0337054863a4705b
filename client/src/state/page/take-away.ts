import { signal } from '@preact/signals';
import type { TakeAway } from '../../messages/cases.ts';

/** The part of the dialog that is open; null when it is closed. */
export const takeAway = signal<TakeAway | null>(null);
