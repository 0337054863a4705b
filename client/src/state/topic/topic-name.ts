/** What a picture is about in words: its indicator, the slice of it where it is a cube, and its measure. */
import { cellsTextOf, parseSlice } from '../../link/slice.ts';
import { messages, sayTitle } from '../../messages/messages.ts';
import { saySlice } from '../../messages/say-slice.ts';
import type { MapData } from '../map-view/map-data.ts';
import { cube } from './cube.ts';

/** The slice: "20–39 jaar, vrouwen"; empty for the whole cube and for what is no cube. */
export function sayCells({ answer }: Pick<MapData, 'answer'>): string {
  const text = cellsTextOf(answer.request.cells);
  const known = cube.value;
  if (text === undefined || known?.code !== answer.request.indicator) return '';
  return saySlice(parseSlice(text, known), known, messages.value.slice);
}

export function sayTopic(data: Pick<MapData, 'answer' | 'indicator'>): string {
  const cells = sayCells(data);
  const name = sayTitle(data.indicator.name);
  const whole = cells === '' ? name : `${name}${messages.value.colon}${cells}`;
  const { measure } = data.answer.request;
  return measure ? `${whole}, ${messages.value.measure.titles[measure]}` : whole;
}
