/** A compiled pair of shaders. Layers of many tiles set a few uniforms per tile themselves: that is all a tile costs. */
class GlProgram {
  readonly gl: WebGL2RenderingContext;
  readonly #handle: WebGLProgram;
  readonly #locations = new Map<string, WebGLUniformLocation | null>();

  /** Throws with the compiler's words when a shader does not compile. */
  constructor(gl: WebGL2RenderingContext, { vertex, fragment }: Shaders) {
    this.gl = gl;
    this.#handle = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) throw new Error('the graphics context is lost');
      gl.shaderSource(
        shader,
        `#version 300 es\nprecision highp float;\nprecision highp int;\n${source}`,
      );
      gl.compileShader(shader);
      gl.attachShader(this.#handle, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(this.#handle);
    if (!gl.getProgramParameter(this.#handle, gl.LINK_STATUS) && !gl.isContextLost()) {
      const shaders = gl.getAttachedShaders(this.#handle) ?? [];
      const said = shaders.map((shader) => gl.getShaderInfoLog(shader)).join('\n');
      throw new Error(`${gl.getProgramInfoLog(this.#handle)}\n${said}`);
    }
  }

  use(): void {
    this.gl.useProgram(this.#handle);
  }

  /** Where a uniform is; of an array, its first element. */
  at(name: string): WebGLUniformLocation | null {
    let location = this.#locations.get(name);
    if (location === undefined) {
      location = this.gl.getUniformLocation(this.#handle, name);
      this.#locations.set(name, location);
    }
    return location;
  }
}

export type Shaders = { vertex: string; fragment: string };

/** `#rrggbb` as three numbers from 0 to 1. */
export function rgbOf(hex: string): [number, number, number] {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

/** A colour as CSS writes it, with or without alpha, as four numbers from 0 to 1, not multiplied by the last. */
export function rgbaOf(colour: string): [number, number, number, number] {
  if (colour.startsWith('#')) return [...rgbOf(colour), 1];
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red / 255, green / 255, blue / 255, alpha];
}

const programs = new WeakMap<WebGL2RenderingContext, Map<Shaders, GlProgram>>();

/** The program of these shaders in this context, compiled once whichever layers use it. */
export function programOf(gl: WebGL2RenderingContext, shaders: Shaders): GlProgram {
  const known = programs.get(gl) ?? new Map<Shaders, GlProgram>();
  programs.set(gl, known);
  const program = known.get(shaders) ?? new GlProgram(gl, shaders);
  known.set(shaders, program);
  return program;
}

export type { GlProgram };
