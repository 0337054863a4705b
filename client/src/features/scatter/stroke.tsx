import { brush, stroke } from './brush.ts';
import { boxOf } from './dots.ts';

/** The stroke under way. */
export function Stroke() {
  const corners = stroke.value;
  if (!corners || corners.length < 2) return null;
  if (brush.value === 'lasso') {
    const path = corners.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
    return <path class="scatter-stroke" d={`M${path}Z`} />;
  }
  const { left, top, right, bottom } = boxOf(corners);
  return (
    <rect class="scatter-stroke" x={left} y={top} width={right - left} height={bottom - top} />
  );
}
