/** What is pointed at right now: it lives for a moment, so no link remembers it. */
import { computed, signal } from '@preact/signals';

export type Pointed = { level: string; index: number; from: 'map' | 'list' | 'strip' };

/** The area under the pointer or the keyboard focus, on the map, in the list or where areas are compared. */
export const pointed = signal<Pointed | null>(null);

/** Where the pointer is on the map, in pixels of its container. */
export const pointer = signal<{ x: number; y: number } | null>(null);

/** The legend class being pointed at. */
export const litClass = signal<number | null>(null);

export function pointAt(level: string, index: number, from: Pointed['from']): void {
  const now = pointed.peek();
  if (now?.index === index && now.level === level && now.from === from) return;
  pointed.value = { level, index, from };
}

export function pointAway(from: Pointed['from']): void {
  if (pointed.peek()?.from === from) pointed.value = null;
}

export const isPointing = computed(() => pointed.value !== null);
