import charts from './en/charts.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import ui from './en/ui.json' with { type: 'json' };

/** One file per feature; a key is the feature and its place in the file, such as `ui.undo`. */
export const english = { charts, shell, ui } as const;
