import { Layer, type WebMercatorViewport } from '@deck.gl/core';
import {
  FLOW_COLOURS,
  FLOW_TAPER,
  FLOW_WIDTHS,
} from '../../../../server/contract/classify/flow-style.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import type { FlowLine } from '../../state/flows/flow-lines.ts';
import { bendFlows } from '../drawings/flow-curves.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import { readFrame, setFrame } from './frame.ts';
import { type GlProgram, programOf, rgbaOf, type Shaders } from './gl-program.ts';
import { contextOf } from './over-the-map.ts';

type FlowLayerProps = {
  areas: AreasAnswer;
  /** Largest first. */
  lines: readonly FlowLine[];
  /** The value that is drawn widest. */
  peak: number;
  mode: Mode;
  /** Index of the area whose lines stand out; -1 for none. */
  lit: number;
  /** Seconds that dashes have moved for; null when nothing moves. */
  seconds: number | null;
  beforeId: string;
};

const STEPS = 28;
/** Numbers for each line: its two ends, the middle of its curve, its value as a share of the largest, its two areas. */
const STRIDE = 9;

const SHADERS: Shaders = {
  vertex: `
layout(location = 0) in vec4 ends;
layout(location = 1) in vec2 middle;
layout(location = 2) in vec3 about;
uniform mat4 view;
uniform vec2 origin;
uniform vec2 halfSize;
uniform float ratio;
uniform vec2 widths;
uniform int lit;
out float across;
flat out float isBack;
out float halfWidth;
out float along;
vec2 onScreen(vec2 at) {
  vec4 place = view * vec4(origin + at, 0.0, 1.0);
  return place.xy / place.w * halfSize;
}
void main() {
  float t = float(gl_VertexID >> 1) / ${STEPS}.0;
  float side = (gl_VertexID & 1) == 1 ? 1.0 : -1.0;
  vec2 a = onScreen(ends.xy);
  vec2 b = onScreen(middle);
  vec2 c = onScreen(ends.zw);
  vec2 at = mix(mix(a, b, t), mix(b, c, t), t);
  vec2 forward = normalize(mix(b - a, c - b, t) + vec2(1e-5, 0.0));
  float full = max(widths.x, widths.y * about.x);
  // Wide where it leaves, narrow where it arrives.
  halfWidth = full * mix(1.0, ${FLOW_TAPER}, t) / 2.0;
  float reach = halfWidth + 1.5 + 1.0 / ratio;
  at += vec2(-forward.y, forward.x) * side * reach;
  across = side * reach;
  along = t * (length(b - a) + length(c - b));
  bool isOwn = lit < 0 || int(about.y) == lit || int(about.z) == lit;
  isBack = isOwn ? 0.0 : 1.0;
  // On the ground like everything else: what is drawn later lies over it, and not behind.
  vec4 ground = view * vec4(origin + ends.xy, 0.0, 1.0);
  gl_Position = vec4(at / halfSize, ground.z / ground.w, 1.0);
}
`,
  fragment: `
in float across;
flat in float isBack;
in float halfWidth;
in float along;
uniform float ratio;
uniform vec4 colour;
uniform vec4 casing;
uniform float seconds;
out vec4 pixel;
void main() {
  float far = abs(across);
  float inside = clamp((halfWidth - far) * ratio + 0.5, 0.0, 1.0);
  float covered = clamp((halfWidth + 1.0 - far) * ratio + 0.5, 0.0, 1.0);
  float step = isBack > 0.5 ? 0.12 : 1.0;
  vec3 own = colour.rgb;
  if (seconds >= 0.0) {
    float wave = fract(along / 46.0 - seconds * 0.9);
    own = mix(own, casing.rgb, 0.75 * smoothstep(0.62, 0.9, wave) * (1.0 - smoothstep(0.9, 1.0, wave)));
  }
  float fill = colour.a * inside * step;
  // A hair with an edge would hide what it crosses.
  float edge = casing.a * (covered - inside) * step * clamp(halfWidth - 0.6, 0.0, 1.0);
  pixel = vec4(own * fill + casing.rgb * edge, fill + edge);
}
`,
};

type Ready = { lines: readonly FlowLine[]; count: number; origin: [number, number] };

/** Flows as curves that taper the way they go, as wide as they are large; the largest lie on top. */
export class FlowLayer extends Layer<FlowLayerProps> {
  static override layerName = 'FlowLayer';
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
      [2, 3, 6],
    ] as const) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, STRIDE * 4, offset * 4);
      gl.vertexAttribDivisor(location, 1);
    }
    gl.bindVertexArray(null);
    this.setState({ program: programOf(gl, SHADERS), vertices, buffer, ready: null });
  }

  override draw(): void {
    const { mode, lit, seconds } = this.props;
    const { program, vertices } = this.state;
    const { gl } = program;
    const at = (name: string) => program.at(name);
    const { count, origin } = this.#ready();
    const frame = readFrame(this.context.viewport as WebMercatorViewport, gl);
    program.use();
    setFrame(program, frame);
    gl.uniform2f(at('origin'), origin[0] - frame.middle[0], origin[1] - frame.middle[1]);
    gl.uniform2f(at('widths'), FLOW_WIDTHS.least, FLOW_WIDTHS.most);
    gl.uniform1i(at('lit'), lit);
    gl.uniform1f(at('seconds'), seconds ?? -1);
    gl.uniform4fv(at('colour'), rgbaOf(FLOW_COLOURS[mode]));
    gl.uniform4fv(at('casing'), rgbaOf(MAP_COLOURS[mode].casing));
    gl.bindVertexArray(vertices);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, (STEPS + 1) * 2, count);
    gl.bindVertexArray(null);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    const { program, vertices, buffer } = this.state;
    program.gl.deleteVertexArray(vertices);
    program.gl.deleteBuffer(buffer);
  }

  /** The curves, smallest first, seen from the first end of all. */
  #ready(): Ready {
    const { areas, lines, peak } = this.props;
    const { ready, program, buffer } = this.state;
    if (ready?.lines === lines) return ready;
    const { viewport } = this.context;
    const placed = lines.flatMap((line) => {
      const [from, to] = [areas.points[line.from], areas.points[line.to]];
      if (!from || !to) return [];
      const [x0 = 0, y0 = 0] = viewport.projectFlat([...from]);
      const [x1 = 0, y1 = 0] = viewport.projectFlat([...to]);
      return [{ ...line, x0, y0, x1, y1 }];
    });
    const controls = bendFlows(placed);
    const [first] = placed;
    const origin: [number, number] = [first?.x0 ?? 0, first?.y0 ?? 0];
    const flat = new Float32Array(placed.length * STRIDE);
    placed.forEach(({ x0, y0, x1, y1, value, from, to }, i) => {
      const ends = [x0 - origin[0], y0 - origin[1], x1 - origin[0], y1 - origin[1]];
      const middle = [(controls[i * 2] ?? 0) - origin[0], (controls[i * 2 + 1] ?? 0) - origin[1]];
      const about = [peak > 0 ? value / peak : 0, from, to];
      flat.set([...ends, ...middle, ...about], (placed.length - 1 - i) * STRIDE);
    });
    const { gl } = program;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, flat, gl.DYNAMIC_DRAW);
    this.state.ready = { lines, count: placed.length, origin };
    return this.state.ready;
  }
}
