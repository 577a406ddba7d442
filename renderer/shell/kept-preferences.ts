export type Theme = 'system' | 'light' | 'dark';

/** What this person likes on this laptop. It is not synced and no record depends on it. */
export type Preferences = {
  readonly theme: Theme;
  readonly railCollapsed: boolean;
  /** Ids of who worked in this window last, the newest first. */
  readonly recentPeople: readonly string[];
};

const STORED_AS = 'fieldloop.preferences';

/** What was kept; anything unreadable is as if nothing was kept. */
export const keptPreferences = (): Partial<Preferences> => parsePreferences(localStorage.getItem(STORED_AS));

export const keepPreferences = (preferences: Preferences): void =>
  localStorage.setItem(STORED_AS, JSON.stringify(preferences));

export function parsePreferences(text: string | null): Partial<Preferences> {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return {};
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const theme =
    'theme' in kept ? (['system', 'light', 'dark'] as const).find((name) => name === kept.theme) : undefined;
  const collapsed = 'railCollapsed' in kept && typeof kept.railCollapsed === 'boolean' ? kept.railCollapsed : undefined;
  const recent = 'recentPeople' in kept && Array.isArray(kept.recentPeople) ? kept.recentPeople : undefined;
  return {
    ...(theme && { theme }),
    ...(collapsed !== undefined && { railCollapsed: collapsed }),
    ...(recent?.every((id) => typeof id === 'string') && { recentPeople: recent }),
  };
}

/** The system's theme where none is chosen. */
export function applyTheme(theme: Theme = 'system'): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
