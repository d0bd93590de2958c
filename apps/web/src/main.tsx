// The web application's start: texts, styles, then the screens.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/mantine-styles.js';
import './theme/colours.css';
import './theme/base.css';
import { App } from './app.js';
import { askEarly } from './board/ask-early.js';
import { startTexts } from './i18n/i18n.js';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
await Promise.all([startTexts(), askEarly(window.location.pathname)]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
