/** What the server put in place of what a link of the closed portal asked for, told once. */
import { signal } from '@preact/signals';
import { type Replacement, readReplacements } from '../../link/replacements.ts';

/** Null when the link was no old one, or all of it is here, or the reader has seen it. */
export const oldLink = signal<readonly Replacement[] | null>(
  readReplacements(new URLSearchParams(window.location.search).get('replaced')),
);
