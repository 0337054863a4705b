/** As what a profile is shown, and in which order; keys of the link. */
export const FORMS = ['table', 'wheel', 'alike'] as const;
export type Form = (typeof FORMS)[number];

export const ORDERS = ['theme', 'name', 'out'] as const;
export type Order = (typeof ORDERS)[number];
