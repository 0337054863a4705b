/** What every failing route answers. */

/** Every failing route answers this, with `status` also as HTTP status. */
export type ErrorAnswer = { ok: false; code: string; error: string; status: number };
