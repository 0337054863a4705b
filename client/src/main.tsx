// First of all: whatever asks while it is loaded must ask the edition of the link.
import './state/page/pinned-edition.ts';
import '@fontsource-variable/noto-sans/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import './features/header/header.css';
import './features/panel/panel.css';
import './features/panel/measure.css';
import './features/legend/legend.css';
import './features/card/card.css';
import './map/map.css';
import './app/views/views.css';
import './app/sheet/sheet.css';
import './ui/preferences.css';
import './features/print/print.css';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { startServiceWorker } from './features/offline/start-service-worker.ts';
import { startPrint } from './features/print/start-print.ts';
import { followZoom } from './state/levels/follow-zoom.ts';
import { applyAppearance } from './state/page/appearance.ts';
import { followLink } from './state/page/camera.ts';
import { followHistory } from './state/page/location.ts';
import { syncPageTitle } from './state/page/page-title.ts';
import { followSelection } from './state/selection/selection-outline.ts';

followHistory();
applyAppearance();
followLink();
followZoom();
syncPageTitle();
followSelection();

const root = document.getElementById('app');
if (root) render(<App />, root);
startServiceWorker();
startPrint();
