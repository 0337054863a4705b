import { signal } from '@preact/signals';

export const TAKE_AWAYS = ['data', 'picture', 'reproduce'] as const;
/** What can be taken away: figures with their outlines, pictures, or the way to get the same again. */
export type TakeAway = (typeof TAKE_AWAYS)[number];

/** The part of the dialog that is open; null when it is closed. */
export const takeAway = signal<TakeAway | null>(null);
