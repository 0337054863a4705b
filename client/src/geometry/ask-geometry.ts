/** The page's side of the worker that knows outlines. */
import { signal } from '@preact/signals';
import type { AreasAnswer } from '../../../server/contract/levels.ts';
import { fgbUrl } from '../api/addresses.ts';
import type {
  FromWorker,
  GeometryAnswers,
  GeometryQuestion,
  LevelPlaces,
  ToWorker,
} from './geometry-messages.ts';

/** A question the worker could not answer; `code` says why an uploaded file could not be read. */
export class GeometryError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'GeometryError';
    this.code = code;
  }
}

/** How far the work is, from 0 to 1; null when nothing takes long. */
export const progress = signal<number | null>(null);

type Waiting = {
  resolve: (answer: GeometryAnswers[keyof GeometryAnswers]) => void;
  reject: (error: Error) => void;
  quiet: boolean;
};

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();
const told = new WeakSet<AreasAnswer>();

/**
 * Asks the worker. Aborting rejects with the signal's reason at once.
 * @param quiet whether its progress is nobody's business
 */
export function askGeometry<K extends keyof GeometryAnswers>(
  question: Extract<GeometryQuestion, { kind: K }>,
  { areas, signal, quiet = false }: { areas?: AreasAnswer; signal: AbortSignal; quiet?: boolean },
): Promise<GeometryAnswers[K]> {
  if (areas && !told.has(areas)) tell(areas);
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const settle = { resolve: resolve as Waiting['resolve'], reject, quiet };
    waiting.set(id, settle);
    signal.addEventListener('abort', () => {
      if (!waiting.has(id)) return;
      finish(id);
      post({ id, about: 'abort' });
      reject(signal.reason);
    });
    post({ id, about: 'question', question });
  });
}

/** What the worker must know of a level before anything is asked about it. */
function tell(areas: AreasAnswer): void {
  told.add(areas);
  const places = placesOf(areas);
  post({ id: 0, about: 'level', level: areas.level, places }, [
    places.points.buffer,
    places.boxes.buffer,
  ]);
}

function placesOf({ edition, level, points, bboxes }: AreasAnswer): LevelPlaces {
  const places = {
    url: fgbUrl(edition, level),
    points: new Float64Array(points.length * 2).fill(Number.NaN),
    boxes: new Float64Array(points.length * 4).fill(Number.NaN),
  };
  points.forEach((point, i) => {
    if (point) places.points.set(point, i * 2);
  });
  bboxes.forEach((box, i) => {
    if (box) places.boxes.set(box, i * 4);
  });
  return places;
}

function post(message: ToWorker, transfer: Transferable[] = []): void {
  worker ??= start();
  worker.postMessage(message, transfer);
}

function start(): Worker {
  const started = new Worker(new URL('./geometry-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const asked = waiting.get(data.id);
    if (!asked) return;
    if (data.about === 'progress') {
      if (!asked.quiet) progress.value = data.share;
      return;
    }
    finish(data.id);
    if (data.about === 'answer') asked.resolve(data.answer);
    else asked.reject(new GeometryError(data.code, data.message));
  });
  return started;
}

function finish(id: number): void {
  waiting.delete(id);
  if (![...waiting.values()].some(({ quiet }) => !quiet)) progress.value = null;
}
