import { create } from 'zustand';
import type { Output } from '../../../shared/calls.ts';
import type { Answers } from './form.ts';

export type SavedRecord = Output<'record.add'>;

/** An unfinished record. It stays while other screens are looked at, and is nowhere but here until it is saved. */
type Draft = {
  readonly projectId: string | null;
  /** Chosen here, so that saving once more after an interruption does not make a second record. */
  readonly recordId: string;
  readonly at: number;
  readonly answers: Answers;
  /** Set once the record is saved, until the next one is begun. */
  readonly saved: SavedRecord | null;
};

const blank = (): Omit<Draft, 'projectId'> => ({ recordId: crypto.randomUUID(), at: 0, answers: {}, saved: null });

export const useDraft = create<Draft>(() => ({ projectId: null, ...blank() }));

/** A draft belongs to one project; opening another begins a new one. */
export function openDraft(projectId: string): void {
  if (useDraft.getState().projectId !== projectId) useDraft.setState({ projectId, ...blank() });
}

export const answer = (name: string, value: string): void =>
  useDraft.setState(({ answers }) => ({ answers: { ...answers, [name]: value } }));

export const goToSection = (at: number): void => useDraft.setState({ at });

export const keepSaved = (saved: SavedRecord): void => useDraft.setState({ saved });

export const beginNext = (): void => useDraft.setState(blank());
