/** An area that steps back lets this much less of its colour through to the ground. */
export const STEPPED_BACK = 0.3;

/** Marks of missing values, as \`hatching.ts\` has them: squares of 8 pixels that stand still on the screen and never scale. */
export const MARKS = `
uniform float ratio;
uniform vec2 anchor;
uniform float markWidths[8];
uniform vec3 markColours[8];

float stripe(float at, float every) {
  float rest = mod(at + every / 2.0, every) - every / 2.0;
  return abs(rest);
}

/** Distance in pixels to the middle of the nearest mark. */
float markDistance(int kind, vec2 p) {
  float rising = stripe(p.x + p.y, 8.0) * 0.70711;
  float falling = stripe(p.x - p.y, 8.0) * 0.70711;
  vec2 q = mod(p, 8.0);
  if (kind == 1) return min(length(mod(q + 2.0, 8.0) - 4.0), length(mod(q - 2.0, 8.0) - 4.0));
  if (kind == 2) return length(q - 4.0);
  if (kind == 3) return min(rising, falling);
  if (kind == 4) return stripe(p.x - 2.0, 4.0);
  if (kind == 5) {
    vec2 upper = vec2(max(abs(mod(q.x + 2.0, 8.0) - 4.0) - 2.0, 0.0), stripe(q.y - 2.0, 8.0));
    vec2 lower = vec2(max(abs(mod(q.x - 2.0, 8.0) - 4.0) - 2.0, 0.0), stripe(q.y - 6.0, 8.0));
    return min(length(upper), length(lower));
  }
  if (kind == 6) return rising;
  return 8.0;
}

vec3 marked(vec3 ground, int kind, bool isBack) {
  if (kind == 0 || markWidths[kind] == 0.0) return ground;
  vec2 p = vec2(gl_FragCoord.x, -gl_FragCoord.y) / ratio - anchor;
  float covered = clamp((markWidths[kind] / 2.0 - markDistance(kind, p)) * ratio + 0.5, 0.0, 1.0);
  return mix(ground, markColours[kind], covered * (isBack ? ${STEPPED_BACK} : 1.0));
}
`;
