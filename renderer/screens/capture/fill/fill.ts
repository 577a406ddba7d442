import type { Cell } from '../../../../shared/column.ts';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { addRepeat, openForm, removeRepeat, setAnswer, setLanguage } from '../../../../shared/forms/fill-form.ts';
import type { FormDraft } from '../../../../shared/forms/form-draft.ts';
import type { FormState } from '../../../../shared/forms/form-state.ts';
import type { UnmeasuredReason } from '../../../../shared/unmeasured.ts';
import type { ChosenSubject } from '../subject/subject-panel.tsx';

/** Why questions have no answer, by path. */
export type Reasons = Readonly<Record<string, UnmeasuredReason>>;

/** The record and its events that are being changed; with several, a fork is being settled. */
export type EditedBase = { readonly baseEventId: string; readonly alsoBaseEventIds: readonly string[] };

/** A record while a person fills it in. Nothing in it is changed: each step makes a new one. */
export type Fill = {
  /** Chosen here, so that saving once more after an interruption does not make a second record. */
  readonly recordId: string;
  readonly draftId: string;
  /** Null for a new record. */
  readonly edits: EditedBase | null;
  readonly form: FormState;
  readonly subject: ChosenSubject | null;
  /** Ids of those who are like the subject and are somebody else: they are not warned of again. */
  readonly notTheSame: readonly string[];
  readonly reasons: Reasons;
  /** Values that looked wrong and that the person said to be right, by the record's key; another value is asked about anew. */
  readonly confirmed: Readonly<Record<string, Cell>>;
  /** Paths that were left: only they are refused. */
  readonly judged: ReadonlySet<string>;
  /** Key of the open page; '' for the first. */
  readonly page: string;
  /** Whether a person did anything yet; what the form gives by itself makes no draft. */
  readonly isTouched: boolean;
  /** When this laptop kept the draft last; null before. */
  readonly keptAtMs: number | null;
};

export type Beginning = {
  readonly recordId: string;
  readonly draftId: string;
  readonly language: string;
  readonly kept?: FormDraft;
};

export function beginFill(
  compiled: CompiledForm,
  { kept, language, ...ids }: Beginning,
  environment: Environment,
): Fill {
  return {
    ...ids,
    edits: null,
    form: openForm(compiled, language, environment, kept),
    subject: null,
    notTheSame: [],
    reasons: {},
    confirmed: {},
    judged: new Set(Object.keys(kept?.values ?? {})),
    page: '',
    isTouched: false,
    keptAtMs: null,
  };
}

/** With another answer. A refusal goes as soon as it is corrected, and a reason as soon as there is an answer. */
export function answer(fill: Fill, path: string, text: string, environment: Environment): Fill {
  const judged = new Set(fill.judged);
  judged.delete(path);
  return {
    ...fill,
    form: setAnswer(fill.form, path, text, environment),
    judged,
    reasons: text === '' ? fill.reasons : without(fill.reasons, path),
    isTouched: true,
  };
}

export const judge = (fill: Fill, path: string): Fill =>
  fill.judged.has(path) ? fill : { ...fill, judged: new Set([...fill.judged, path]) };

/** All that is wrong may be said now: the record was to be saved. */
export const judgeAll = (fill: Fill): Fill => ({ ...fill, judged: new Set(fill.form.tree.byPath.keys()) });

export function giveReason(fill: Fill, path: string, reason: UnmeasuredReason, environment: Environment): Fill {
  return { ...answer(fill, path, '', environment), reasons: { ...fill.reasons, [path]: reason } };
}

export const takeReasonBack = (fill: Fill, path: string): Fill => ({
  ...fill,
  reasons: without(fill.reasons, path),
  isTouched: true,
});

const without = (reasons: Reasons, path: string): Reasons =>
  Object.fromEntries(Object.entries(reasons).filter(([each]) => each !== path));

/** One more of a repeat (`/data/visit`). */
export const addOne = (fill: Fill, path: string, environment: Environment): Fill => ({
  ...fill,
  form: addRepeat(fill.form, path, environment),
  isTouched: true,
});

/** Without one of a repeat (`/data/visit[2]`). What was refused or has a reason after it is judged anew. */
export function removeOne(fill: Fill, path: string, environment: Environment): Fill {
  const base = path.slice(0, path.lastIndexOf('['));
  const isElsewhere = (each: string) => !each.startsWith(`${base}[`);
  return {
    ...fill,
    form: removeRepeat(fill.form, path, environment),
    judged: new Set([...fill.judged].filter(isElsewhere)),
    reasons: Object.fromEntries(Object.entries(fill.reasons).filter(([each]) => isElsewhere(each))),
    isTouched: true,
  };
}

/** Says who a new record is about, with what it is known to be called by where the form asks it and has no answer. */
export function begin(
  fill: Fill,
  subject: ChosenSubject | null,
  named: Readonly<Record<string, Cell>>,
  environment: Environment,
): Fill {
  const { compiled } = fill.form;
  return Object.entries(named).reduce<Fill>(
    (filled, [name, value]) => {
      const path = compiled.names.get(name)?.[0]?.path;
      const isOpen = path !== undefined && (filled.form.values.get(path) ?? '') === '';
      return isOpen ? answer(filled, path, String(value ?? ''), environment) : filled;
    },
    { ...fill, subject, isTouched: true },
  );
}

export const speak = (fill: Fill, language: string, environment: Environment): Fill => ({
  ...fill,
  form: setLanguage(fill.form, language, environment),
});
