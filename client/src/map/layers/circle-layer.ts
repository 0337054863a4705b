import { Layer, type WebMercatorViewport } from '@deck.gl/core';
import { circleGrowth, circleOrder } from '../../../../server/contract/classify/circle-radii.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import { type AreaPaint, setPaint } from './area-paint.ts';
import { AREA_COLOUR } from './area-shaders.ts';
import { readFrame, setFrame } from './frame.ts';
import { type GlProgram, programOf, rgbaOf, type Shaders } from './gl-program.ts';
import { contextOf } from './over-the-map.ts';
import type { Column, ValueColumns } from './value-columns.ts';

/** How large circles are: see `circle-radii.ts`. */
export type CircleSizes = { peak: number; largest: number; smallest: number };

type CircleLayerProps = {
  areas: AreasAnswer;
  /** The figures that circles are as large as; those of `paint` colour them. */
  size: Column;
  sizes: CircleSizes;
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
layout(location = 0) in vec3 point;
uniform mat4 view;
uniform vec2 origin;
uniform vec2 halfSize;
uniform float ratio;
uniform float peak;
uniform float largest;
uniform float smallest;
uniform int sizeRow;
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
  int index = int(point.z);
  Area area = areaAt(uint(index));
  from = vec2(0.0);
  radius = 0.0;
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  vec2 size = cellAt(uint(index), sizeRow);
  if (area.kind != 0 || kindOf(size) != 0 || size.x == 0.0) return;
  radius = max(smallest, largest * sqrt(abs(size.x) / peak));
  int state = index == chosen ? 2 : index == hovered ? 1 : 0;
  fill = vec4(area.colour, area.isBack ? 0.25 : 0.92);
  edge = edgeColours[state];
  edgeWidth = edgeWidths[state];
  if (area.isBack && state == 0) edge.a = 0.0;
  vec2 corner = vec2((gl_VertexID & 1) == 1 ? 1.0 : -1.0, gl_VertexID < 2 ? -1.0 : 1.0);
  from = corner * (radius + edgeWidth + 1.0 / ratio);
  vec4 middle = view * vec4(origin + point.xy, 0.0, 1.0);
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
  float covered = clamp((radius + edgeWidth - far) * ratio + 0.5, 0.0, 1.0);
  float ring = covered - inside;
  float a = fill.a * inside + edge.a * ring;
  pixel = vec4(fill.rgb * fill.a * inside + edge.rgb * edge.a * ring, a);
}
`,
};

type Points = { areas: AreasAnswer; figures: unknown; count: number; origin: [number, number] };

/** A circle at each area: its surface is in proportion to the value, and larger ones lie below. */
export class CircleLayer extends Layer<CircleLayerProps> {
  static override layerName = 'CircleLayer';
  static override defaultProps = {};
  declare state: {
    program: GlProgram;
    vertices: WebGLVertexArrayObject;
    buffer: WebGLBuffer;
    points: Points | null;
  };

  override initializeState(): void {
    const gl = contextOf(this.context);
    const vertices = gl.createVertexArray();
    const buffer = gl.createBuffer();
    gl.bindVertexArray(vertices);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(0, 1);
    gl.bindVertexArray(null);
    this.setState({ program: programOf(gl, SHADERS), vertices, buffer, points: null });
  }

  override draw(): void {
    const { paint, columns, mode, size, sizes, hovered, chosen } = this.props;
    const { program, vertices } = this.state;
    const { gl } = program;
    const at = (name: string) => program.at(name);
    const { count, origin } = this.#points();
    const frame = readFrame(this.context.viewport as WebMercatorViewport, gl);
    program.use();
    setFrame(program, frame);
    setPaint(program, { ...paint, isPaper: false }, columns, mode);
    gl.uniform1i(at('sizeRow'), columns.rowOf(size));
    const grown = circleGrowth(frame.zoom);
    gl.uniform2f(at('origin'), origin[0] - frame.middle[0], origin[1] - frame.middle[1]);
    gl.uniform1f(at('peak'), sizes.peak);
    gl.uniform1f(at('largest'), sizes.largest * grown);
    gl.uniform1f(at('smallest'), sizes.smallest * grown);
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

  /** The middles of the areas with a circle, largest first, seen from the first of them. */
  #points(): Points {
    const { areas, size } = this.props;
    const { points, program, buffer } = this.state;
    const { figures } = size;
    if (points && points.areas === areas && points.figures === figures) return points;
    const { viewport } = this.context;
    const order = circleOrder(figures);
    const first = areas.points.find((each) => each !== null) ?? [0, 0];
    const origin = viewport.projectFlat([...first]) as [number, number];
    const flat = new Float32Array(order.length * 3);
    let count = 0;
    for (const index of order) {
      const place = areas.points[index];
      if (!place) continue;
      const [x, y] = viewport.projectFlat([...place]) as [number, number];
      flat.set([x - origin[0], y - origin[1], index], count++ * 3);
    }
    const { gl } = program;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, flat, gl.DYNAMIC_DRAW);
    this.state.points = { areas, figures, count, origin };
    return this.state.points;
  }
}
