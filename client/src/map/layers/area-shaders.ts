/**
 * How an area gets its colour on the graphics card. The class of a value is found here as `classOf` finds it:
 * `test/journeys/map-colours.test.ts` reads pixels back and compares.
 */
import { EDGE_OF_VERTEX } from './edge-textures.ts';
import type { Shaders } from './gl-program.ts';
import { MARKS, STEPPED_BACK } from './mark-shader.ts';

/** Colour, kind and stepping back of an area, for any vertex shader that knows which area it is at. */
export const AREA_COLOUR = `
uniform highp sampler2D columns;
uniform highp usampler2D flags;
uniform int firstRow;
uniform int secondRow;
/** Values that the colours go over into, and how far they are. */
uniform int fadeRow;
uniform float fadeShare;
uniform vec2 starts[8];
uniform int startCount;
uniform vec2 secondStarts[8];
uniform int secondStartCount;
/** Whether both figures colour: thirds of the first to the right, of the second upwards. */
uniform bool isPair;
uniform vec3 colours[9];
/** By kind; that of a value is paper, where values are not in the fill. */
uniform vec3 grounds[8];
uniform bool isPaper;
uniform vec3 land;
/** Bits of the classes that stand out, all when it is -1; by the first figure's classes or the second's. */
uniform int litClasses;
uniform bool litBySecond;

struct Area { vec3 colour; int kind; bool isBack; float value; };

vec2 cellAt(uint area, int row) {
  return texelFetch(columns, ivec2(int(area & 1023u), row + int(area >> 10)), 0).rg;
}

int firstClass(vec2 cell) {
  int at = 0;
  for (int i = 0; i < 8; i++) {
    if (i >= startCount) break;
    if (cell.x > starts[i].x || (cell.x == starts[i].x && cell.y >= starts[i].y)) at++;
  }
  return at;
}

int secondClass(vec2 cell) {
  int at = 0;
  for (int i = 0; i < 8; i++) {
    if (i >= secondStartCount) break;
    if (cell.x > secondStarts[i].x || (cell.x == secondStarts[i].x && cell.y >= secondStarts[i].y)) at++;
  }
  return at;
}

int kindOf(vec2 cell) {
  return cell.x < -1e38 ? int(cell.y) : 0;
}

Area areaAt(uint area) {
  vec2 cell = cellAt(area, firstRow);
  int kind = kindOf(cell);
  int at = firstClass(cell);
  int litAt = at;
  int litKind = kind;
  if (isPair || litBySecond) {
    vec2 other = cellAt(area, secondRow);
    int otherAt = secondClass(other);
    if (isPair) {
      if (kind == 0) kind = kindOf(other);
      at = 3 * otherAt + at;
      litAt = at;
      litKind = kind;
    } else {
      litAt = otherAt;
      litKind = kindOf(other);
    }
  }
  bool isLit = litClasses == -1 || (litKind == 0 && (litClasses & (1 << litAt)) != 0);
  bool isBack = !isLit || texelFetch(flags, ivec2(int(area & 1023u), int(area >> 10)), 0).r != 0u;
  vec3 colour = kind == 0 && !isPaper ? colours[at] : grounds[kind];
  if (fadeShare > 0.0 && !isPair) {
    vec2 later = cellAt(area, fadeRow);
    int laterKind = kindOf(later);
    vec3 laterColour = laterKind == 0 && !isPaper ? colours[firstClass(later)] : grounds[laterKind];
    colour = mix(colour, laterColour, fadeShare);
    // Marks are of one period or the other.
    if (fadeShare >= 0.5) kind = laterKind;
  }
  return Area(colour, kind, isBack, cell.x);
}
`;

const PLACE = `
uniform mat4 view;
/** Where the tile begins, seen from the middle of the map, and how large one of its units is. */
uniform vec3 tile;
vec4 place(vec2 position) {
  return view * vec4(tile.x + position.x * tile.z, tile.y - position.y * tile.z, 0.0, 1.0);
}
`;

const CLIP = `
uniform vec4 clip;
void cutToTile(vec2 at) {
  if (any(lessThan(at, clip.xy)) || any(greaterThanEqual(at, clip.zw))) discard;
}
`;

export const FILL_SHADERS: Shaders = {
  vertex: `
layout(location = 0) in vec2 position;
layout(location = 1) in uint area;
${PLACE}
${AREA_COLOUR}
out vec2 at;
flat out vec3 colour;
flat out int kind;
flat out int isBack;
void main() {
  Area found = areaAt(area);
  colour = found.isBack ? mix(land, found.colour, ${STEPPED_BACK}) : found.colour;
  kind = found.kind;
  isBack = found.isBack ? 1 : 0;
  at = position;
  gl_Position = place(position);
}
`,
  fragment: `
in vec2 at;
flat in vec3 colour;
flat in int kind;
flat in int isBack;
out vec4 pixel;
${CLIP}
${MARKS}
void main() {
  cutToTile(at);
  pixel = vec4(marked(colour, kind, isBack == 1), 1.0);
}
`,
};

/** A quad along an edge. \`across\` is how many pixels left of the edge a point is, and is negative right of it. */
const ALONG = `
${EDGE_OF_VERTEX}
uniform vec2 halfSize;
uniform float unitsPerPixel;
void alongEdge(vec4 edge, float reach, float cap, out vec2 at, out vec2 beside) {
  vec4 from = place(edge.xy);
  vec4 to = place(edge.zw);
  vec2 line = (to.xy / to.w - from.xy / from.w) * halfSize;
  float size = length(line);
  vec2 forward = size > 0.0 ? line / size : vec2(1.0, 0.0);
  vec2 left = vec2(-forward.y, forward.x);
  int corner = cornerOfEdge();
  bool isEnd = (corner & 1) == 1;
  float side = corner < 2 ? -1.0 : 1.0;
  vec2 moved = left * side * reach + forward * (isEnd ? cap : -cap);
  vec4 middle = isEnd ? to : from;
  gl_Position = middle + vec4(moved / halfSize * middle.w, 0.0, 0.0);
  at = (isEnd ? edge.zw : edge.xy) + vec2(moved.x, -moved.y) * unitsPerPixel;
  beside = vec2(isEnd ? size + cap : -cap, side * reach);
}
`;

/** Borders between areas: smooth, with the colour of either side, and the hairline between them. */
export const EDGE_SHADERS: Shaders = {
  vertex: `
${PLACE}
${AREA_COLOUR}
${ALONG}
uniform float ratio;
uniform vec4 hairline;
uniform float hairlineWidth;
uniform vec3 markEdge;
uniform float markEdgeWidth;
/** Bits of the kinds that have an edge of their own. */
uniform int edgedKinds;
out vec2 at;
out vec2 beside;
flat out vec4 right;
flat out vec4 left;
flat out vec4 line;
flat out float width;
bool hasEdge(Area area) {
  return area.kind != 0 && (edgedKinds & (1 << area.kind)) != 0;
}
vec4 shown(Area area) {
  return vec4(area.isBack ? mix(land, area.colour, ${STEPPED_BACK}) : area.colour, 1.0);
}
void main() {
  vec4 edge = vec4(texelFetch(edgePlaces, edgeCell(), 0));
  uvec2 sides = texelFetch(edgeSides, edgeCell(), 0).rg;
  Area one = areaAt(sides.x);
  bool isOuter = sides.y == 0xffffffffu;
  Area other = one;
  if (!isOuter) other = areaAt(sides.y);
  right = shown(one);
  left = isOuter ? vec4(0.0) : shown(other);
  line = hairline;
  width = hairlineWidth;
  if (hasEdge(one) || hasEdge(other)) {
    bool isFaint = (!hasEdge(one) || one.isBack) && (!hasEdge(other) || other.isBack);
    line = vec4(markEdge, isFaint ? ${STEPPED_BACK} : 1.0);
    width = markEdgeWidth;
  }
  alongEdge(edge, max(width, 1.0) / 2.0 + 1.0 / ratio, 0.0, at, beside);
}
`,
  fragment: `
in vec2 at;
in vec2 beside;
flat in vec4 right;
flat in vec4 left;
flat in vec4 line;
flat in float width;
uniform float ratio;
out vec4 pixel;
${CLIP}
void main() {
  cutToTile(at);
  float across = beside.y * ratio;
  if (abs(across) > max(0.5, width * ratio / 2.0 + 0.5)) discard;
  vec4 ground = mix(right, left, clamp(across + 0.5, 0.0, 1.0));
  float dots = width * ratio;
  float covered = clamp(max(dots, 1.0) / 2.0 + 0.5 - abs(across), 0.0, 1.0) * min(dots, 1.0) * line.a;
  pixel = ground * (1.0 - covered) + vec4(line.rgb, 1.0) * covered;
}
`,
};

/** Lines of one colour: borders of other levels, and outlines, whose ends are round. */
export const LINE_SHADERS: Shaders = {
  vertex: `
${PLACE}
${ALONG}
uniform float width;
uniform bool isRound;
uniform float ratio;
out vec2 at;
out vec2 beside;
flat out float size;
void main() {
  vec4 edge = vec4(texelFetch(edgePlaces, edgeCell(), 0));
  float reach = max(width, 1.0) / 2.0 + 1.0 / ratio;
  alongEdge(edge, reach, isRound ? reach : 0.0, at, beside);
  vec4 from = place(edge.xy);
  vec4 to = place(edge.zw);
  size = length((to.xy / to.w - from.xy / from.w) * halfSize);
}
`,
  fragment: `
in vec2 at;
in vec2 beside;
flat in float size;
uniform float width;
uniform float ratio;
uniform vec4 colour;
out vec4 pixel;
${CLIP}
void main() {
  cutToTile(at);
  float beyond = max(max(-beside.x, beside.x - size), 0.0);
  float dots = width * ratio;
  float far = length(vec2(beyond, beside.y)) * ratio;
  float covered = clamp(max(dots, 1.0) / 2.0 + 0.5 - far, 0.0, 1.0) * min(dots, 1.0) * colour.a;
  pixel = vec4(colour.rgb * covered, covered);
}
`,
};
