import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenForPorts } from './call.ts';
import { startTranslations, tellLanguage } from './i18n.ts';
import { readPreferences } from './shell/preferences.ts';

// Before anything that takes time: the port may already be on its way.
listenForPorts();
readPreferences();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
await startTranslations('en');
tellLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
