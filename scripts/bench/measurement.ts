/** One line of the result. `ok` null: there is no budget, or it could not be measured. */
export type Measurement = {
  what: string;
  measured: string;
  baseline: string;
  budget: string;
  ok: boolean | null;
};
