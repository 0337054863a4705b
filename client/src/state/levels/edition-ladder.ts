/** The ladder of the edition on the screen; empty until the edition has come in. */
import { signal } from '@preact/signals';
import type { Ladder } from '../../../../geodata/model/model.ts';

/** `catalogue.ts` fills it. It stands apart, so that the rules of the ladder need no server to ask. */
export const editionLadder = signal<Ladder>({ families: [], context: [], compared: [] });
