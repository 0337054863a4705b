import type { Position } from './model.ts';

/** What a search finds: an area, an indicator or a folder of themes. */
export type SearchHit =
  | {
      kind: 'area';
      level: string;
      code: string;
      name: string;
      context: string;
      point: Position | null;
      /** The name by which it was found, where it is one of before a merger: Overpelt, now in Pelt. */
      former?: string;
    }
  | { kind: 'indicator'; code: string; name: string; context: string }
  /** `path` in Dutch, which is how themes are told apart. */
  | { kind: 'theme'; path: string[]; name: string; context: string };
