import type { FeatureCollection, Point } from 'geojson';
import type { Box } from '../../../geodata/model/model.ts';
import type { AreasAnswer } from '../../../server/contract/levels.ts';

export type LabelProperties = {
  name: string;
  role: 'own' | 'context';
  /** Shown from this zoom, and until that one. */
  from: number;
  to: number;
  /** Lower is placed first. */
  order: number;
};
export type Labels = FeatureCollection<Point, LabelProperties>;

/** Rough width of a character at label size, in pixels. */
const CHARACTER_PX = 6.2;
const LINE_CHARACTERS = 11;
const TILE_PX = 512;
/** Names of the surrounding level give way once their area is this many zooms past its first label. */
const CONTEXT_STAYS = 3.2;

/** Labels of the drawn level and of the level around it; each waits until its area has room for it. */
export function labelFeatures(own: AreasAnswer, around: AreasAnswer | null): Labels {
  return {
    type: 'FeatureCollection',
    features: [
      ...featuresOf(own, 'own', (i) => (around ? endOfTwin(own, around, i) : 0)),
      ...(around ? featuresOf(around, 'context', () => 0) : []),
    ],
  };
}

/** @param earliest zoom before which an area has no label, whatever its room */
function featuresOf(
  areas: AreasAnswer,
  role: LabelProperties['role'],
  earliest: (index: number) => number,
): Labels['features'] {
  const features: Labels['features'] = [];
  areas.points.forEach((point, i) => {
    const box = areas.bboxes[i];
    const name = areas.names[i];
    // A code in place of a name tells nobody where they are.
    if (!point || !box || !name || name === areas.codes[i]) return;
    const room = role === 'context' ? roomAround(box, name) : zoomWithRoom(box, name);
    const from = Math.max(room, earliest(i));
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: point },
      properties: {
        name,
        role,
        from: Number(from.toFixed(2)),
        to: role === 'context' ? from + CONTEXT_STAYS : 99,
        order: Number((from + (role === 'context' ? 0 : 4)).toFixed(2)),
      },
    });
  });
  return features;
}

/** Names of the surrounding level come a little before their areas have room for them. */
function roomAround(box: Box, name: string): number {
  return zoomWithRoom(box, name) - 0.6;
}

/**
 * Zoom at which the name of the area around gives way, where it is the same name: Evergem in Evergem need not be
 * read twice. 0 where it is another.
 */
function endOfTwin(own: AreasAnswer, around: AreasAnswer, index: number): number {
  const parent = own.parents[around.level]?.[index];
  if (typeof parent !== 'number' || around.names[parent] !== own.names[index]) return 0;
  const [box, name] = [around.bboxes[parent], around.names[parent]];
  return box && name ? roomAround(box, name) + CONTEXT_STAYS : 0;
}

/** Zoom at which the area is as wide on the screen as its name, and high enough for it. */
function zoomWithRoom(box: Box, name: string): number {
  const longest = Math.max(...name.split(/[\s-]/).map((word) => word.length));
  const characters = Math.max(longest, Math.min(name.length, LINE_CHARACTERS));
  // A name needs room in both directions: an area half as high as wide still holds two lines.
  const high = (box[3] - box[1]) / Math.cos((box[1] * Math.PI) / 180);
  const degrees = Math.max(Math.min(box[2] - box[0], high * 2), 0.0005);
  return Math.log2((characters * CHARACTER_PX * 360) / (degrees * TILE_PX));
}
