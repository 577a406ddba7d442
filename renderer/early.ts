import { applyTheme, keptPreferences } from './shell/kept-preferences.ts';

// The page shows its drawn frame before the program is there: in the theme that is chosen, and not at all where the rail
// is another than the one drawn.
const { theme, railCollapsed } = keptPreferences();
applyTheme(theme);
if (railCollapsed) document.documentElement.dataset['rail'] = 'collapsed';
