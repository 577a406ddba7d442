import { create } from 'zustand';
import type { Output } from '../../../shared/calls.ts';
import type { UnmeasuredReason } from '../../../shared/unmeasured.ts';
import type { Answers, Reasons } from './form.ts';

export type SavedRecord = Output<'record.add'>;

/** An unfinished record. It stays while other screens are looked at, and is nowhere but here until it is saved. */
type Draft = {
  readonly projectId: string | null;
  /** Chosen here, so that saving once more after an interruption does not make a second record. */
  readonly recordId: string;
  readonly at: number;
  readonly answers: Answers;
  /** Why questions stay unanswered; an answer takes the reason away. */
  readonly unmeasured: Reasons;
  /** Set once the record is saved, until the next one is begun. */
  readonly saved: SavedRecord | null;
};

const blank = (): Omit<Draft, 'projectId'> => ({
  recordId: crypto.randomUUID(),
  at: 0,
  answers: {},
  unmeasured: {},
  saved: null,
});

export const useDraft = create<Draft>(() => ({ projectId: null, ...blank() }));

/** A draft belongs to one project; opening another begins a new one. */
export function openDraft(projectId: string): void {
  if (useDraft.getState().projectId !== projectId) useDraft.setState({ projectId, ...blank() });
}

export const answer = (name: string, value: string): void =>
  useDraft.setState(({ answers, unmeasured }) => ({
    answers: { ...answers, [name]: value },
    unmeasured: without(unmeasured, name),
  }));

export const giveReason = (name: string, reason: UnmeasuredReason): void =>
  useDraft.setState(({ answers, unmeasured }) => ({
    answers: { ...answers, [name]: '' },
    unmeasured: { ...unmeasured, [name]: reason },
  }));

export const takeReasonBack = (name: string): void =>
  useDraft.setState(({ unmeasured }) => ({ unmeasured: without(unmeasured, name) }));

const without = (reasons: Reasons, name: string): Reasons =>
  Object.fromEntries(Object.entries(reasons).filter(([each]) => each !== name));

export const goToSection = (at: number): void => useDraft.setState({ at });

export const keepSaved = (saved: SavedRecord): void => useDraft.setState({ saved });

export const beginNext = (): void => useDraft.setState(blank());
