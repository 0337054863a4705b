/** Runs in a worker of its own: whatever looks at outlines, so that the page never waits for it. */
import { area, circle, length, multiPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Box } from '../../../geodata/model/model.ts';
import { dissolve, findNeighbours } from './edges.ts';
import { findAreas, type Shape } from './find-areas.ts';
import type {
  Drawn,
  FromWorker,
  GeometryAnswers,
  GeometryQuestion,
  ToWorker,
  View,
  Whole,
} from './geometry-messages.ts';
import { LevelGeometry } from './level-geometry.ts';
import { readUpload, UnreadableFile } from './read-upload.ts';
import { svgPath } from './to-pixels.ts';
import { AbortError, Turn } from './turn.ts';

const CIRCLE_CORNERS = 128;

const levels = new Map<string, LevelGeometry>();
const turns = new Map<number, Turn>();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.about) {
    case 'level':
      levels.set(data.level, new LevelGeometry(data.places));
      return;
    case 'abort':
      turns.get(data.id)?.abort();
      return;
    case 'question':
      void work(data.id, data.question);
      return;
    default:
      data satisfies never;
  }
});

function say(message: FromWorker): void {
  self.postMessage(message);
}

async function work(id: number, question: GeometryQuestion): Promise<void> {
  const turn = new Turn((share) => say({ id, about: 'progress', share }));
  turns.set(id, turn);
  try {
    say({ id, about: 'answer', answer: await answer(question, turn) });
  } catch (error) {
    if (error instanceof AbortError) return;
    const code = error instanceof UnreadableFile ? error.code : 'failed';
    say({ id, about: 'error', code, message: error instanceof Error ? error.message : '' });
  } finally {
    turns.delete(id);
  }
}

async function answer(
  question: GeometryQuestion,
  turn: Turn,
): Promise<GeometryAnswers[keyof GeometryAnswers]> {
  switch (question.kind) {
    case 'find': {
      const level = levelOf(question.level);
      const found = await findAreas(level, shapeOf(question.shape), question.overlap, turn);
      return Uint32Array.from(found);
    }
    case 'neighbours':
      return neighboursOf(levelOf(question.level), question.of, turn);
    case 'dissolve':
      return wholeOf(levelOf(question.level), question.areas, turn);
    case 'paths':
      return pathsIn(levelOf(question.level), question.view, turn);
    case 'path':
      return svgPath(question.outline, question.view);
    case 'upload':
      return readUpload(question.file);
    default:
      return question satisfies never;
  }
}

function levelOf(code: string): LevelGeometry {
  const level = levels.get(code);
  if (!level) throw new Error(`unknown level: ${code}`);
  return level;
}

function shapeOf(drawn: Drawn): Shape {
  if (!('radiusM' in drawn)) return drawn;
  const options = { steps: CIRCLE_CORNERS, units: 'meters' } as const;
  const polygon: Polygon = circle(drawn.centre, drawn.radiusM, options).geometry;
  return { polygons: [polygon], lines: [], points: [] };
}

async function neighboursOf(
  level: LevelGeometry,
  of: Uint32Array,
  turn: Turn,
): Promise<Uint32Array> {
  const box = boxOf(level, of);
  await level.fetchBox(box, turn);
  const near = outlined(level, level.meeting(box));
  return Uint32Array.from(await findNeighbours(near, new Set(of), turn));
}

async function wholeOf(level: LevelGeometry, areas: Uint32Array, turn: Turn): Promise<Whole> {
  await level.fetchBox(boxOf(level, areas), turn);
  const outline = await dissolve(outlined(level, areas), turn);
  const rings = multiPolygon(outline.coordinates);
  return { outline, areaM2: area(rings), perimeterM: length(rings, { units: 'meters' }) };
}

async function pathsIn(
  level: LevelGeometry,
  view: View,
  turn: Turn,
): Promise<GeometryAnswers['paths']> {
  const box: Box = [view.west, view.south, view.east, view.north];
  await level.fetchBox(box, turn);
  const found: GeometryAnswers['paths'] = [];
  for (const { index, outline } of outlined(level, level.meeting(box))) {
    found.push({ index, path: svgPath(outline, view) });
    if (turn.isDue()) await turn.yieldToOthers(0.5);
  }
  return found;
}

function outlined(
  level: LevelGeometry,
  areas: Iterable<number>,
): { index: number; outline: MultiPolygon }[] {
  return Array.from(areas).flatMap((index) => {
    const outline = level.outline(index);
    return outline ? [{ index, outline }] : [];
  });
}

/** The box around areas; those without a place do not count. */
function boxOf(level: LevelGeometry, areas: Uint32Array): Box {
  const around: Box = [180, 90, -180, -90];
  for (const index of areas) {
    const [west, south, east, north] = level.boxOf(index);
    if (Number.isNaN(west)) continue;
    around[0] = Math.min(around[0], west);
    around[1] = Math.min(around[1], south);
    around[2] = Math.max(around[2], east);
    around[3] = Math.max(around[3], north);
  }
  return around;
}
