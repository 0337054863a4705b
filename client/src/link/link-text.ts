/** A state as the text of a link, and back. Defaults are left out of it. */
import { KEYS, type Key } from './url-keys.ts';
import type { UrlState } from './url-state.ts';

export const INITIAL_STATE: UrlState = mapKeys((key) => key.initial);

/** The state in a link; keys it does not know are ignored. */
export function parseUrlState(search: string, hash: string): UrlState {
  const query = new URLSearchParams(search);
  const fragment = hash.replace(/^#/, '');
  return mapKeys((key) => {
    const text = key.name === '#' ? fragment : query.get(key.name);
    // A bare `?embed` is a text without letters.
    return (text === null ? undefined : key.parse(text)) ?? key.initial;
  });
}

/** The query and fragment of a state, for instance `?level=gemeente#9.200/51.05000/3.72000`. */
export function printUrlState(state: UrlState): string {
  const query: string[] = [];
  let fragment = '';
  for (const name of Object.keys(KEYS) as (keyof UrlState)[]) {
    const [key, text] = printKey(state, name);
    if (text === '') continue;
    if (key === '#') fragment = `#${text}`;
    else
      query.push(
        `${key}=${encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',')}`,
      );
  }
  return (query.length > 0 ? `?${query.join('&')}` : '') + fragment;
}

function printKey<K extends keyof UrlState>(state: UrlState, name: K): [string, string] {
  const key: Key<UrlState[K]> = KEYS[name];
  const value = state[name];
  return [key.name, value === key.initial ? '' : key.print(value)];
}

function mapKeys(read: <T>(key: Key<T>) => T): UrlState {
  return {
    view: read(KEYS.view),
    indicator: read(KEYS.indicator),
    cells: read(KEYS.cells),
    cross: read(KEYS.cross),
    share: read(KEYS.share),
    period: read(KEYS.period),
    measure: read(KEYS.measure),
    since: read(KEYS.since),
    second: read(KEYS.second),
    secondPeriod: read(KEYS.secondPeriod),
    size: read(KEYS.size),
    plot: read(KEYS.plot),
    level: read(KEYS.level),
    follow: read(KEYS.follow),
    borders: read(KEYS.borders),
    area: read(KEYS.area),
    within: read(KEYS.within),
    selection: read(KEYS.selection),
    pins: read(KEYS.pins),
    reference: read(KEYS.reference),
    group: read(KEYS.group),
    form: read(KEYS.form),
    order: read(KEYS.order),
    outOnly: read(KEYS.outOnly),
    by: read(KEYS.by),
    edition: read(KEYS.edition),
    drawing: read(KEYS.drawing),
    flow: read(KEYS.flow),
    method: read(KEYS.method),
    classCount: read(KEYS.classCount),
    breaks: read(KEYS.breaks),
    scheme: read(KEYS.scheme),
    reversed: read(KEYS.reversed),
    pivot: read(KEYS.pivot),
    classPeriods: read(KEYS.classPeriods),
    only: read(KEYS.only),
    classScope: read(KEYS.classScope),
    language: read(KEYS.language),
    appearance: read(KEYS.appearance),
    embed: read(KEYS.embed),
    camera: read(KEYS.camera),
  };
}
