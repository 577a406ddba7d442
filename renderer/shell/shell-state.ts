import { create } from 'zustand';
import type { ProjectDefinition } from '../../shared/project.ts';
import type { Role, ScreenId } from './screens.ts';

/** What the header says about the way to the server. Being offline is a state, not an error. */
export type Link =
  | { readonly kind: 'noLink'; readonly waiting: number }
  | { readonly kind: 'waiting'; readonly waiting: number }
  | { readonly kind: 'sending'; readonly waiting: number; readonly share: number | null }
  | { readonly kind: 'received'; readonly atMs: number | null }
  | { readonly kind: 'needsYou'; readonly count: number };

export type Badge = { readonly count: number; readonly alarm: boolean };

export type ShellState = {
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly practice: boolean;
    readonly definition: ProjectDefinition;
  } | null;
  readonly person: { readonly id: string; readonly name: string; readonly role: Role } | null;
  readonly link: Link;
  readonly badges: Partial<Readonly<Record<ScreenId, Badge>>>;
};

/** What stands around every screen, as last read from core. */
export const useShellState = create<ShellState>(() => ({
  project: null,
  person: null,
  link: { kind: 'noLink', waiting: 0 },
  badges: {},
}));
