/** What a link says was put in place of what an old one asked for. */

const WHATS = ['indicator', 'more', 'level', 'area', 'split', 'compare', 'period', 'kept'] as const;
export type Replacement = {
  what: (typeof WHATS)[number];
  asked: string;
  /** A code; null when nothing stands in its place. */
  shown: string | null;
};

const MOST = 8;
const LONGEST = 80;

/** `period:2031:2024,area:99998:` as a list; what is not readable is left out. */
export function readReplacements(text: string | null): readonly Replacement[] | null {
  const read = (text ?? '').split(',').flatMap((entry): Replacement[] => {
    const [first, asked, shown] = entry.split(':').map(decode);
    const what = WHATS.find((each) => each === first);
    if (!what || !asked) return [];
    return [{ what, asked, shown: shown || null }];
  });
  return read.length > 0 ? read.slice(0, MOST) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, LONGEST);
  } catch {
    return '';
  }
}
