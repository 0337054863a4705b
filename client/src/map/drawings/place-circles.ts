/** Where the circles of a cartogram lie: as near home as they can without covering each other. */
import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';

/** How hard a circle is drawn home; being pushed apart is always harder. */
const HOME = 0.06;
const STEPS = 320;
/** Room between two circles, as a share of the mean radius. */
const GAP = 0.04;
/** The simulation works in numbers around 1, which shares of the world are not. */
const SCALE = 1e5;

type Circle = SimulationNodeDatum & { homeX: number; homeY: number; radius: number; index: number };

/**
 * Places in shares of the world, x and y in turn, in area order; NaN for areas without a circle. The same input gives
 * the same places: the simulation has a random source of its own with a fixed seed, and runs a fixed number of steps.
 * @param radii in shares of the world; 0 for an area without a circle
 */
export function placeCircles(x: Float64Array, y: Float64Array, radii: Float64Array): Float64Array {
  const circles: Circle[] = [];
  for (let index = 0; index < radii.length; index++) {
    const radius = (radii[index] ?? 0) * SCALE;
    const [homeX, homeY] = [(x[index] ?? Number.NaN) * SCALE, (y[index] ?? Number.NaN) * SCALE];
    if (radius > 0 && !Number.isNaN(homeX))
      circles.push({ homeX, homeY, x: homeX, y: homeY, radius, index });
  }
  const mean = circles.reduce((sum, { radius }) => sum + radius, 0) / Math.max(1, circles.length);
  // It numbers its nodes itself: which area each is stands apart.
  const areas = circles.map(({ index }) => index);
  forceSimulation(circles)
    .force('x', forceX<Circle>(({ homeX }) => homeX).strength(HOME))
    .force('y', forceY<Circle>(({ homeY }) => homeY).strength(HOME))
    .force('apart', forceCollide<Circle>(({ radius }) => radius + (mean * GAP) / 2).iterations(4))
    .stop()
    .tick(STEPS);
  const places = new Float64Array(radii.length * 2).fill(Number.NaN);
  circles.forEach((circle, at) => {
    const area = areas[at] ?? 0;
    places[area * 2] = (circle.x ?? circle.homeX) / SCALE;
    places[area * 2 + 1] = (circle.y ?? circle.homeY) / SCALE;
  });
  return places;
}
