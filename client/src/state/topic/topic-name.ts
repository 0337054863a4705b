/** What a picture is about in words: its indicator, the slice of it where it is a cube, and its measure. */
import { cellsTextOf, parseSlice } from '../../link/slice.ts';
import { saySlice } from '../../messages/slice-words.ts';
import { sayTitle, words } from '../../messages/words.ts';
import type { Drawn } from '../shown/drawn.ts';
import { cube } from './cube.ts';

/** The slice: "20–39 jaar, vrouwen"; empty for the whole cube and for what is no cube. */
export function sayCells({ answer }: Pick<Drawn, 'answer'>): string {
  const text = cellsTextOf(answer.request.cells);
  const known = cube.value;
  if (text === undefined || known?.code !== answer.request.indicator) return '';
  return saySlice(parseSlice(text, known), known, words.value.slice);
}

export function sayTopic(picture: Pick<Drawn, 'answer' | 'indicator'>): string {
  const cells = sayCells(picture);
  const name = sayTitle(picture.indicator.name);
  const whole = cells === '' ? name : `${name}${words.value.colon}${cells}`;
  const { measure } = picture.answer.request;
  return measure ? `${whole}, ${words.value.measure.titles[measure]}` : whole;
}
