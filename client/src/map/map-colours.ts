import type { Mode } from '../../../server/contract/classify/schemes.ts';

/** Colours of everything on the map that is not data. */
export type MapColours = {
  water: string;
  land: string;
  landEdge: string;
  /** Areas under circles. */
  area: string;
  hairline: string;
  /** Between areas under circles. */
  border: string;
  context: string;
  hovered: string;
  chosen: string;
  casing: string;
  label: string;
  contextLabel: string;
  halo: string;
  circleEdge: string;
};

export const MAP_COLOURS: Record<Mode, MapColours> = {
  light: {
    water: '#dbe4ea',
    land: '#f0ede6',
    landEdge: '#d9d4c9',
    area: '#faf8f4',
    hairline: 'rgba(251, 250, 247, 0.6)',
    border: '#dad5ca',
    context: 'rgba(43, 50, 56, 0.55)',
    hovered: '#1d2327',
    chosen: '#0b6e6e',
    casing: 'rgba(255, 255, 255, 0.92)',
    label: '#2b3238',
    contextLabel: '#1d2327',
    halo: 'rgba(255, 255, 255, 0.95)',
    circleEdge: 'rgba(255, 255, 255, 0.9)',
  },
  dark: {
    water: '#0f1417',
    land: '#1d2226',
    landEdge: '#31383d',
    area: '#262c31',
    hairline: 'rgba(15, 20, 23, 0.6)',
    border: '#3b4349',
    context: 'rgba(232, 234, 235, 0.45)',
    hovered: '#ffffff',
    chosen: '#5fd0c8',
    casing: 'rgba(10, 14, 16, 0.9)',
    label: '#dfe3e5',
    contextLabel: '#ffffff',
    halo: 'rgba(15, 20, 23, 0.95)',
    circleEdge: 'rgba(15, 20, 23, 0.85)',
  },
};
