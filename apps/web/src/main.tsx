import './kit/tokens.css';
import './kit/kit.css';
import './frame/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startTexts } from './texts/texts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
await startTexts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
