/** Cases that the words of the interface tell apart, and that stores and features work with. */

/** Why a level has no figures: none of its parts has, or those that parts have cannot be added up. */
export type WhyMissing = 'unknown' | 'not_summed';

/** What the names of a group differ by. */
export type Difference = 'age' | 'sex' | 'class';

/** `click` selects areas one by one; the others draw a shape. */
export const TOOLS = ['click', 'box', 'lasso', 'polygon', 'radius', 'line'] as const;
export type Tool = (typeof TOOLS)[number];

export const SHARINGS = ['link', 'embed'] as const;
/** How a view goes to somebody else: as a link, or as a map in another page. */
export type Sharing = (typeof SHARINGS)[number];

export const TAKE_AWAYS = ['data', 'picture', 'reproduce'] as const;
/** What can be taken away: figures with their outlines, pictures, or the way to get the same again. */
export type TakeAway = (typeof TAKE_AWAYS)[number];

export const COMPARISONS = ['atLeast', 'atMost', 'between', 'missing'] as const;
export type Comparison = (typeof COMPARISONS)[number];
