import { CubeView } from '../../features/cube/cube-view.tsx';
import { TimeSlider } from '../../features/time/time-slider.tsx';

/** The cross table, on a phone with the slider in it. */
export function CubePane() {
  return <CubeView Time={TimeSlider} />;
}
