import { create } from 'zustand';
import type { Output } from '../../../../shared/calls.ts';
import type { Cell } from '../../../../shared/column.ts';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { recordOf } from '../../../../shared/forms/look-at-form.ts';
import type { FilledVersion } from '../../../../shared/forms/form-version.ts';
import type { AppError } from '../../../../shared/result.ts';
import type { UnmeasuredReason } from '../../../../shared/unmeasured.ts';
import { call } from '../../../call.ts';
import { environmentAt, type Who } from '../form-environment.ts';
import type { ChosenSubject } from '../subject/subject-panel.tsx';
import * as step from './fill.ts';
import { fromDraft, toDraft } from './fill-draft.ts';
import { askedNodes, keyOf } from './fill-record.ts';
import { latestOnly } from './latest-only.ts';

type CaptureState = {
  readonly projectId: string | null;
  /** Who fills in, on which laptop: forms may ask. */
  readonly who: Who;
  /** The form that is asked, with its version; null before it is known. */
  readonly asked: { readonly compiled: CompiledForm; readonly version: FilledVersion | null } | null;
  /** The record being filled in. It stays while other screens are looked at. */
  readonly fill: step.Fill | null;
  /** Whom a visit is to be begun for as soon as the form is there; null for nobody yet. */
  readonly wanted: ChosenSubject | null;
  /** The record that was saved last, until the next one is begun. */
  readonly saved: SavedVisit | null;
  /** Why the draft could not be kept; null once it was. */
  readonly keepError: AppError | null;
};

/** What became of a visit, and what was said of it while it was filled in. */
export type SavedVisit = {
  readonly result: Output<'record.add'>;
  readonly title: string;
  /** The form's language that it was filled in with. */
  readonly language: string;
  readonly isShown: boolean;
};

export const useCapture = create<CaptureState>(() => ({
  projectId: null,
  who: { deviceId: '', userName: '' },
  asked: null,
  fill: null,
  wanted: null,
  saved: null,
  keepError: null,
}));

export const environment = (): Environment => environmentAt(Date.now(), useCapture.getState().who);

function change(next: (fill: step.Fill) => step.Fill): void {
  const { fill } = useCapture.getState();
  if (fill !== null) useCapture.setState({ fill: next(fill) });
}

/** Sends what the draft is when its turn comes; one that was saved, discarded or left meanwhile is not sent. */
const keepSoon = latestOnly(
  async (draftId: string) => {
    const { fill } = useCapture.getState();
    if (fill === null || fill.draftId !== draftId) return null;
    return call('draft.save', { draftId, ...toDraft(fill) });
  },
  (draftId, kept) => {
    if (kept === null) return;
    if (!kept.ok) return useCapture.setState({ keepError: kept.error });
    useCapture.setState({ keepError: null });
    change((fill) => (fill.draftId === draftId ? { ...fill, keptAtMs: kept.value.savedAtMs } : fill));
  },
);

/** Keeps the draft on this laptop, at once; nothing where nobody did anything yet. */
export function keep(): void {
  const { fill } = useCapture.getState();
  if (fill?.isTouched) keepSoon(fill.draftId);
}

export const answer = (path: string, text: string): void =>
  change((fill) => step.answer(fill, path, text, environment()));

/** The person goes on to something else. */
export function leave(path: string): void {
  change((fill) => step.judge(fill, path));
  keep();
}

export const judgeAll = (): void => change(step.judgeAll);

export function giveReason(path: string, reason: UnmeasuredReason): void {
  change((fill) => step.giveReason(fill, path, reason, environment()));
  keep();
}

/** The person says that a value of the record is right, however unusual. */
export const confirmValue = (key: string): void =>
  change((fill) => ({ ...fill, confirmed: { ...fill.confirmed, [key]: recordOf(fill.form)[key] ?? null } }));

/** Another answer to the question whose value stands under a key of the record. */
export function correctValue(key: string, text: string): void {
  const form = useCapture.getState().fill?.form;
  const path = form && askedNodes(form).find((node) => keyOf(form, node.path) === key)?.path;
  if (path !== undefined) answer(path, text);
  keep();
}

export function takeReasonBack(path: string): void {
  change((fill) => step.takeReasonBack(fill, path));
  keep();
}

export function addOne(path: string): void {
  change((fill) => step.addOne(fill, path, environment()));
  keep();
}

/** Returns how to have it back as it was. */
export function removeOne(path: string): () => void {
  const before = useCapture.getState().fill;
  change((fill) => step.removeOne(fill, path, environment()));
  keep();
  return () => {
    if (before === null) return;
    change((fill) => (fill.draftId === before.draftId ? { ...before, keptAtMs: fill.keptAtMs } : fill));
    keep();
  };
}

export function speak(language: string): void {
  change((fill) => step.speak(fill, language, environment()));
  keep();
}

export function goToPage(page: string): void {
  change((fill) => ({ ...fill, page }));
  keep();
}

/** `named` is what was typed to find somebody new: the form need not ask it again. */
export const chooseSubject = (subject: ChosenSubject | null, named: Readonly<Record<string, Cell>> = {}): void =>
  change((fill) => step.begin(fill, subject, named, environment()));

/** Somebody is another one than the subject, however alike. */
export function tellApart(id: string): void {
  change((fill) => ({ ...fill, notTheSame: [...fill.notTheSame, id] }));
  keep();
}

/** Another record in place of the one that is open; that one's draft is kept. */
export function open(fill: step.Fill): void {
  keep();
  useCapture.setState({ fill, saved: null, keepError: null });
}

export function beginNew(compiled: CompiledForm, language: string): void {
  const ids = { recordId: crypto.randomUUID(), draftId: crypto.randomUUID() };
  open(step.beginFill(compiled, { ...ids, language }, environment()));
}

/** Has the screen begin a visit of somebody; what was begun before is kept as a draft. */
export const wantVisitOf = (subject: ChosenSubject): void => useCapture.setState({ wanted: subject });

/** Begins the visit that is wanted. */
export function beginWanted(compiled: CompiledForm, language: string): void {
  const { wanted } = useCapture.getState();
  if (wanted === null) return;
  useCapture.setState({ wanted: null });
  beginNew(compiled, language);
  chooseSubject(wanted);
}

export const askForm = (compiled: CompiledForm, version: FilledVersion | null): void =>
  useCapture.setState({ asked: { compiled, version } });

/** The version that a record is filled in with; null where no imported form is asked. */
export const versionOf = ({ form }: step.Fill): FilledVersion | null => {
  const { asked } = useCapture.getState();
  return asked?.compiled === form.compiled ? asked.version : null;
};

/** Forgets the open record; what is on its way to be kept is not kept any more. */
export const forget = (): void => useCapture.setState({ fill: null, keepError: null });

/** Takes what was filled in over into another version of the form. */
export function refill(compiled: CompiledForm): void {
  change((fill) => {
    if (fill.form.compiled === compiled) return fill;
    const draft = { ...toDraft(fill), id: fill.draftId, actorId: '', startedAtMs: 0, savedAtMs: fill.keptAtMs ?? 0 };
    const moved = fromDraft(compiled, draft, fill.form.language, environment());
    return {
      ...moved,
      edits: fill.edits,
      subject: fill.subject,
      notTheSame: fill.notTheSame,
      confirmed: fill.confirmed,
      isTouched: fill.isTouched,
      keptAtMs: fill.keptAtMs,
    };
  });
}

export const keepSaved = (saved: SavedVisit): void => useCapture.setState({ fill: null, saved });

/** The screen was opened on a project; another one's record is put away, its draft is kept. */
export function enterProject(projectId: string, who: Who): void {
  const state = useCapture.getState();
  if (state.projectId === projectId) return useCapture.setState({ who });
  keep();
  useCapture.setState({ projectId, who, fill: null, saved: null, keepError: null });
}
