import type { ComponentType } from 'react';
import type { QuestionType } from '../../../../shared/forms/form.ts';
import type { Refusal } from '../../../ui/controls/field.tsx';

/** A question of the form as it stands in one record now, in the words of the form's language. */
export type AskedQuestion = {
  /** Where it stands: `/data/visit[2]/weight`. */
  readonly path: string;
  readonly name: string;
  readonly type: QuestionType;
  /** The words of its `appearance`. */
  readonly appearance: ReadonlySet<string>;
  readonly label: string;
  readonly hint: string | undefined;
  readonly unit: string | undefined;
  /** What the last visit said, in words: only where somebody returns. */
  readonly last?: string | undefined;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  /** What it offers now; empty where it is no choice. */
  readonly choices: readonly AskedChoice[];
  /** The numbers that its constraint allows, where it says them plainly. */
  readonly range: { readonly min?: number; readonly max?: number };
};

export type AskedChoice = { readonly name: string; readonly label: string };

/** What every field takes, whatever it asks. */
export type QuestionFieldProps = {
  readonly question: AskedQuestion;
  /** As XForms writes it (`2026-11-23`, `cough fever`, `1.08 34.17 0 5`); '' while there is none. */
  readonly answer: string;
  /** The form's language as it names it, such as `French (fr)`; '' where it has none. */
  readonly language: string;
  /** Why the answer cannot stand; comes only after `onLeave`. */
  readonly refusal: Refusal | undefined;
  /** With each change, also while it is typed. */
  readonly onAnswer: (answer: string) => void;
  /** The person goes on to something else: now the answer is judged and the draft is saved. */
  readonly onLeave: () => void;
};

export type QuestionField = ComponentType<QuestionFieldProps>;
