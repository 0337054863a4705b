/** How sure a margin of error is, in percent: the true figure lies within it in so many samples of a hundred. */
export type Confidence = 90 | 95 | 99;
