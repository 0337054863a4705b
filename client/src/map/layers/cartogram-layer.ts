import { Layer, type WebMercatorViewport } from '@deck.gl/core';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { CirclePlaces } from '../drawings/circle-places.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import { type AreaPaint, setPaint } from './area-paint.ts';
import { AREA_COLOUR } from './area-shaders.ts';
import { readFrame, setFrame, WORLD } from './frame.ts';
import { type GlProgram, programOf, rgbaOf, type Shaders } from './gl-program.ts';
import { contextOf } from './over-the-map.ts';
import type { ValueColumns } from './value-columns.ts';

type CartogramLayerProps = {
  circles: CirclePlaces;
  /** From 0, at home and without a size, to 1, in place. */
  grown: number;
  paint: AreaPaint;
  mode: Mode;
  columns: ValueColumns;
  /** Indices; -1 for none. */
  hovered: number;
  chosen: number;
  beforeId: string;
};

const SHADERS: Shaders = {
  vertex: `
layout(location = 0) in vec4 places;
layout(location = 1) in vec2 about;
uniform mat4 view;
uniform vec2 origin;
uniform vec2 halfSize;
uniform float ratio;
uniform float scale;
uniform float grown;
uniform int hovered;
uniform int chosen;
uniform vec4 edgeColours[3];
uniform vec3 edgeWidths;
${AREA_COLOUR}
out vec2 from;
flat out float radius;
flat out vec4 fill;
flat out vec4 edge;
flat out float edgeWidth;
void main() {
  int index = int(about.y);
  Area area = areaAt(uint(index));
  radius = about.x * scale * sqrt(grown);
  int state = index == chosen ? 2 : index == hovered ? 1 : 0;
  fill = vec4(area.colour, area.isBack ? 0.25 : 0.95);
  edge = edgeColours[state];
  edgeWidth = edgeWidths[state];
  if (area.isBack && state == 0) edge.a = 0.0;
  vec2 corner = vec2((gl_VertexID & 1) == 1 ? 1.0 : -1.0, gl_VertexID < 2 ? -1.0 : 1.0);
  from = corner * (radius + edgeWidth + 1.0 / ratio);
  vec4 middle = view * vec4(origin + mix(places.xy, places.zw, grown), 0.0, 1.0);
  gl_Position = middle + vec4(from / halfSize * middle.w, 0.0, 0.0);
}
`,
  fragment: `
in vec2 from;
flat in float radius;
flat in vec4 fill;
flat in vec4 edge;
flat in float edgeWidth;
uniform float ratio;
out vec4 pixel;
void main() {
  float far = length(from);
  float inside = clamp((radius - far) * ratio + 0.5, 0.0, 1.0);
  float ring = clamp((radius + edgeWidth - far) * ratio + 0.5, 0.0, 1.0) - inside;
  float a = fill.a * inside + edge.a * ring;
  pixel = vec4(fill.rgb * fill.a * inside + edge.rgb * edge.a * ring, a);
}
`,
};

/** Numbers for each circle: home, place, radius, area. */
const STRIDE = 6;

type Ready = { circles: CirclePlaces; count: number; origin: [number, number] };

/** Circles that do not cover each other, as large as their values whatever the zoom, in the colours of their classes. */
export class CartogramLayer extends Layer<CartogramLayerProps> {
  static override layerName = 'CartogramLayer';
  static override defaultProps = {};
  declare state: {
    program: GlProgram;
    vertices: WebGLVertexArrayObject;
    buffer: WebGLBuffer;
    ready: Ready | null;
  };

  override initializeState(): void {
    const gl = contextOf(this.context);
    const vertices = gl.createVertexArray();
    const buffer = gl.createBuffer();
    gl.bindVertexArray(vertices);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    for (const [location, size, offset] of [
      [0, 4, 0],
      [1, 2, 4],
    ] as const) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, STRIDE * 4, offset * 4);
      gl.vertexAttribDivisor(location, 1);
    }
    gl.bindVertexArray(null);
    this.setState({ program: programOf(gl, SHADERS), vertices, buffer, ready: null });
  }

  override draw(): void {
    const { paint, columns, mode, grown, hovered, chosen } = this.props;
    const { program, vertices } = this.state;
    const { gl } = program;
    const at = (name: string) => program.at(name);
    const { count, origin } = this.#ready();
    const frame = readFrame(this.context.viewport as WebMercatorViewport, gl);
    program.use();
    setFrame(program, frame);
    setPaint(program, { ...paint, isPaper: false }, columns, mode);
    gl.uniform2f(at('origin'), origin[0] - frame.middle[0], origin[1] - frame.middle[1]);
    gl.uniform1f(at('scale'), frame.scale);
    gl.uniform1f(at('grown'), grown);
    gl.uniform1i(at('hovered'), hovered);
    gl.uniform1i(at('chosen'), chosen);
    const { circleEdge, hovered: pointed, chosen: kept } = MAP_COLOURS[mode];
    gl.uniform4fv(at('edgeColours'), [circleEdge, pointed, kept].flatMap(rgbaOf));
    gl.uniform3f(at('edgeWidths'), 1, 2, 3);
    gl.bindVertexArray(vertices);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    gl.bindVertexArray(null);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    const { program, vertices, buffer } = this.state;
    program.gl.deleteVertexArray(vertices);
    program.gl.deleteBuffer(buffer);
  }

  /** The circles, seen from the first of them. deck.gl's world is north up. */
  #ready(): Ready {
    const { circles } = this.props;
    const { ready, program, buffer } = this.state;
    if (ready?.circles === circles) return ready;
    const { home, places, radii } = circles;
    const first = radii.findIndex((radius) => radius > 0);
    const worldAt = (from: Float64Array, area: number): [number, number] => [
      (from[area * 2] ?? 0) * WORLD,
      (1 - (from[area * 2 + 1] ?? 0)) * WORLD,
    ];
    const origin = first < 0 ? ([0, 0] as [number, number]) : worldAt(home, first);
    const flat = new Float32Array(radii.length * STRIDE);
    let count = 0;
    radii.forEach((radius, area) => {
      if (radius === 0 || Number.isNaN(places[area * 2] ?? Number.NaN)) return;
      const seen = [home, places].flatMap((from) => {
        const [x, y] = worldAt(from, area);
        return [x - origin[0], y - origin[1]];
      });
      flat.set([...seen, radius * WORLD, area], count++ * STRIDE);
    });
    const { gl } = program;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, flat, gl.DYNAMIC_DRAW);
    this.state.ready = { circles, count, origin };
    return this.state.ready;
  }
}
