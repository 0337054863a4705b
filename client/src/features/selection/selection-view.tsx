/** What is loaded when somebody first selects. */
import './selection.css';
import './finders.css';
import { tool } from '../../state/selection/selection-store.ts';
import { DrawingOverlay } from './drawing-overlay.tsx';
import { ToolBar } from './tool-bar.tsx';

export { SelectionPanel } from './selection-panel.tsx';

/** ClassScope the map: the tools, and what is drawn with the one in hand. */
export function SelectionStage() {
  const inHand = tool.value;
  return (
    <>
      {inHand && inHand !== 'click' && <DrawingOverlay tool={inHand} />}
      <ToolBar />
    </>
  );
}
