import '@fontsource-variable/noto-sans/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/header.css';
import './styles/panel.css';
import './styles/legend.css';
import './styles/card.css';
import './styles/map.css';
import './styles/sheet.css';
import './styles/preferences.css';
import './styles/print.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { startServiceWorker } from './offline/start-service-worker.ts';
import { followSelection } from './selection/selection-outline.ts';
import { applyAppearance } from './state/appearance.ts';
import { followLink } from './state/camera.ts';
import { followHistory } from './state/location.ts';
import { nameThePage } from './state/page-title.ts';

followHistory();
applyAppearance();
followLink();
nameThePage();
followSelection();

const root = document.getElementById('app');
if (root) render(<App />, root);
startServiceWorker();
