import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import type { AskedQuestion } from '../fields/field-props.ts';
import { keyedChoices, toggled } from '../fields/offer.ts';
import type { Fill } from '../fill/fill.ts';
import { isDone, problemAt } from '../fill/fill-record.ts';
import { answer, leave, useCapture } from '../fill/fill-store.ts';
import { useAnswerKeys } from '../use-answer-keys.ts';

/** Puts the focus on the chosen card, the field or the list of a question. */
export function focusQuestion(form: HTMLElement | null, path: string): void {
  const asked = form?.querySelector(`[data-question="${CSS.escape(path)}"]`);
  const control =
    asked?.querySelector<HTMLElement>(':checked:not(option)') ??
    asked?.querySelector('input, select, textarea, button');
  if (control instanceof HTMLElement) control.focus();
}

/** The first question within one of a repeat. */
export function focusWithin(form: HTMLElement | null, path: string): void {
  const first = form?.querySelector(`[data-question^="${CSS.escape(`${path}/`)}"]`)?.getAttribute('data-question');
  if (first) focusQuestion(form, first);
}

export const questionOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[data-question]')?.getAttribute('data-question') ?? null) : null;

/** The slot in which it is said who the record is about. */
export const SUBJECT = 'subject';

type FormKeys = {
  readonly form: RefObject<HTMLElement | null>;
  readonly fill: Fill;
  readonly page: string;
  /** Questions of the page that wait for an answer, as they are asked. */
  readonly asked: readonly { readonly node: FormNode; readonly question: AskedQuestion }[];
  readonly hasSubject: boolean;
  /** False while a dialog asks something. */
  readonly enabled: boolean;
  readonly onGoOn: () => void;
};

/**
 * The form by keyboard alone. Enter goes to the next question without an answer, and after the last to the next page; a
 * number chooses a card of the question that has the focus, else of the first that has no answer.
 */
export function useFormKeys(keys: FormKeys): (event: KeyboardEvent) => void {
  const { form, fill, asked, onGoOn } = keys;
  useFirstFocus(keys);
  useCardKeys(keys);
  const goOnFrom = (at: number) => {
    const next = asked.slice(at + 1).find(({ node }) => !isDone(fill, node.path));
    if (next) focusQuestion(form.current, next.node.path);
    else onGoOn();
  };
  const onEnter = (event: KeyboardEvent, at: number) => {
    event.preventDefault();
    // Leaving the field judges it; what cannot stand keeps the person here.
    if (event.target instanceof HTMLElement) event.target.blur();
    const path = asked[at]?.node.path;
    if (path !== undefined && refuses(path)) focusQuestion(form.current, path);
    else goOnFrom(at);
  };
  return (event) => {
    if (event.defaultPrevented || event.target instanceof HTMLButtonElement) return;
    const path = questionOf(event.target);
    const at = asked.findIndex(({ node }) => node.path === path);
    if (at < 0 && path !== SUBJECT) return;
    const isLong = event.target instanceof HTMLTextAreaElement && !event.ctrlKey;
    if (event.key === 'Enter' && !isLong) return onEnter(event, at);
    const question = asked[at]?.question;
    if (question === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (chooseByKey(form, question, event.key)) event.preventDefault();
  };
}

/** As it stands after leaving, which is later than what was rendered. */
function refuses(path: string): boolean {
  const { fill } = useCapture.getState();
  const problem = fill === null ? null : problemAt(fill, path);
  return problem !== null && problem !== 'required';
}

/** Chooses the card of a number key, or takes it back where there may be several. */
function chooseByKey(form: RefObject<HTMLElement | null>, question: AskedQuestion, key: string): boolean {
  const { path, type, choices } = question;
  const index = Number(key) - 1;
  const name = question.isReadOnly ? undefined : keyedChoices(question)[index];
  if (name === undefined) return false;
  const before = useCapture.getState().fill?.form.values.get(path) ?? '';
  answer(path, type === 'select_multiple' ? toggled(before, name, choices) : name);
  leave(path);
  // At once: a moment later the person may have gone on already.
  form.current?.querySelectorAll<HTMLElement>(`[data-question="${CSS.escape(path)}"] input`)[index]?.focus();
  return true;
}

/** A page begins where something is to be done on it, so that nobody reaches for the mouse. */
function useFirstFocus({ form, fill, page, asked, hasSubject }: FormKeys) {
  const place = `${fill.draftId} ${page}`;
  const begin = useRef<{ readonly place: string; readonly path: string | undefined } | null>(null);
  useEffect(() => {
    const wrong = asked.find(({ node }) => fill.judged.has(node.path) && problemAt(fill, node.path) !== null);
    const open = asked.find(({ node }) => !isDone(fill, node.path));
    const first = (wrong ?? open ?? asked[0])?.node.path;
    begin.current = { place, path: hasSubject && fill.subject === null && wrong === undefined ? SUBJECT : first };
  });
  useEffect(() => {
    const path = begin.current?.place === place ? begin.current.path : undefined;
    if (path !== undefined) focusQuestion(form.current, path);
  }, [form, place]);
}

/** Numbers typed nowhere in particular. */
function useCardKeys({ form, fill, asked, enabled }: FormKeys) {
  const open = asked.find(({ node, question }) => keyedChoices(question).length > 0 && !isDone(fill, node.path));
  const question = enabled ? open?.question : undefined;
  const actions = useMemo(() => {
    if (question === undefined) return {};
    const keys = keyedChoices(question).map((_, index) => String(index + 1));
    return Object.fromEntries(keys.map((key) => [key, () => void chooseByKey(form, question, key)]));
  }, [form, question]);
  useAnswerKeys(actions);
}
