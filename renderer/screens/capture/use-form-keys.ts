import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { type Answers, cardsOf, firstToDo, isAnswered, judge, type Question, type Reasons } from './form.ts';
import { useAnswerKeys } from './use-answer-keys.ts';

/** Puts the focus on the chosen card, the field or the list of a question. */
export function focusQuestion(form: HTMLElement | null, name: string): void {
  const asked = form?.querySelector(`[data-question="${CSS.escape(name)}"]`);
  const control =
    asked?.querySelector<HTMLElement>(':checked:not(option)') ?? asked?.querySelector('input, select, button');
  if (control instanceof HTMLElement) control.focus();
}

export const questionOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[data-question]')?.getAttribute('data-question') ?? null) : null;

type FormKeys = {
  readonly form: RefObject<HTMLElement | null>;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly unmeasured: Reasons;
  readonly today: string;
  /** False while a dialog asks something. */
  readonly enabled: boolean;
  readonly onGoOn: () => void;
  readonly onAnswer: (name: string, value: string) => void;
};

/**
 * The form by keyboard alone. Enter goes to the next question without an answer, and after the last to the next
 * section; a number chooses a card of the question that has the focus, else of the first that has no answer.
 */
export function useFormKeys(keys: FormKeys): (event: KeyboardEvent) => void {
  const { form, questions, answers, unmeasured, today, onGoOn, onAnswer } = keys;
  useFirstFocus(keys);
  useCardKeys(keys);
  const onEnter = (event: KeyboardEvent, at: number, question: Question) => {
    event.preventDefault();
    // Leaving the field judges it; what cannot stand keeps the person here.
    if (event.target instanceof HTMLElement) event.target.blur();
    if (judge(question, answers[question.name] ?? '', today).kind !== 'fine') {
      focusQuestion(form.current, question.name);
      return;
    }
    const next = questions.slice(at + 1).find((each) => !isAnswered(each, answers, unmeasured));
    if (next) focusQuestion(form.current, next.name);
    else onGoOn();
  };
  return (event) => {
    const at = questions.findIndex(({ name }) => name === questionOf(event.target));
    const question = questions[at];
    if (!question || event.target instanceof HTMLButtonElement) return;
    if (event.key === 'Enter') onEnter(event, at, question);
    const index = Number(event.key) - 1;
    const card = cardsOf(question)?.[index];
    if (card === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onAnswer(question.name, card);
    focusCard(form, question.name, index);
  };
}

/** A section begins where something is to be done in it, so that nobody reaches for the mouse. */
function useFirstFocus({ form, questions, ...entered }: FormKeys) {
  const section = questions[0]?.name;
  const begin = useRef<string | undefined>(undefined);
  useEffect(() => {
    begin.current = firstToDo(questions, entered)?.name;
  });
  useEffect(() => {
    if (section !== undefined) focusQuestion(form.current, begin.current ?? section);
  }, [form, section]);
}

/** Numbers typed nowhere in particular. */
function useCardKeys({ form, questions, answers, unmeasured, enabled, onAnswer }: FormKeys) {
  const open = questions.find((each) => cardsOf(each) !== null && !isAnswered(each, answers, unmeasured));
  const actions = useMemo(() => {
    const cards = (enabled && open && cardsOf(open)) || [];
    return Object.fromEntries(
      cards.map((value, index) => [
        String(index + 1),
        () => {
          onAnswer(open?.name ?? '', value);
          focusCard(form, open?.name ?? '', index);
        },
      ]),
    );
  }, [form, open, enabled, onAnswer]);
  useAnswerKeys(actions);
}

/** At once: a moment later the person may have gone on already. */
const focusCard = (form: RefObject<HTMLElement | null>, name: string, index: number) =>
  form.current?.querySelectorAll<HTMLElement>(`[data-question="${CSS.escape(name)}"] input`)[index]?.focus();
