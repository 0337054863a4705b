import { signal } from '@preact/signals';

export const SHARINGS = ['link', 'embed'] as const;
/** How a view goes to somebody else: as a link, or as a map in another page. */
export type Sharing = (typeof SHARINGS)[number];

/** The part of the dialog that is open; null when it is closed. */
export const sharing = signal<Sharing | null>(null);
