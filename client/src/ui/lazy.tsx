import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** A component whose script comes when it is first shown; until then nothing is drawn. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const loaded = signal<{ Component: ComponentType<Props> } | null>(null);
  let isAsked = false;
  return function Later(props: Props) {
    if (!isAsked) {
      isAsked = true;
      load().then(
        (Component) => {
          loaded.value = { Component };
        },
        () => {
          isAsked = false;
        },
      );
    }
    const { Component } = loaded.value ?? {};
    return Component ? <Component {...props} /> : null;
  };
}
