import { create } from 'zustand';
import { applyTheme, keepPreferences, keptPreferences, type Preferences } from './kept-preferences.ts';

export const usePreferences = create<Preferences>(() => ({ theme: 'system', railCollapsed: false, recentPeople: [] }));

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  keepPreferences(usePreferences.getState());
  applyTheme(usePreferences.getState().theme);
}

export function readPreferences(): void {
  usePreferences.setState(keptPreferences());
  applyTheme(usePreferences.getState().theme);
}
