import { signal } from '@preact/signals';
import type { Sharing } from '../../messages/cases.ts';

/** The part of the dialog that is open; null when it is closed. */
export const sharing = signal<Sharing | null>(null);
