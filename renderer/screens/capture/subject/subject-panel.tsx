import { useRef } from 'react';
import type { Cell } from '../../../../shared/column.ts';
import { ChosenSubjectCard } from './chosen-subject-card.tsx';
import { WhoIsIt } from './who-is-it.tsx';

/** Who a record is about; `id` is null where somebody of that code is not known yet. */
export type ChosenSubject = { readonly code: string; readonly id: string | null };

export type SubjectPanelProps = {
  readonly chosen: ChosenSubject | null;
  /** What the form says so far, by question: it tells whom somebody new may already be. */
  readonly values: Readonly<Record<string, Cell>>;
  readonly onChoose: (subject: ChosenSubject | null) => void;
  /** The person goes on to something else: the draft is saved. */
  readonly onLeave: () => void;
};

/** The first step: somebody known is found, somebody new is added; then who it is, with the last visit. */
export function SubjectPanel({ chosen, values, onChoose, onLeave }: SubjectPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const choose = (subject: ChosenSubject | null) => {
    onChoose(subject);
    onLeave();
    // Once it is drawn: what had the focus is gone then.
    requestAnimationFrame(() => focusControl(subject === null ? panel.current : questionAfter(panel.current)));
  };
  return (
    <div ref={panel}>
      {chosen === null ? (
        <WhoIsIt values={values} onChoose={choose} />
      ) : (
        <ChosenSubjectCard chosen={chosen} values={values} onChoose={choose} />
      )}
    </div>
  );
}

/** The question of the form that stands next on its page. */
function questionAfter(panel: HTMLElement | null): Element | null {
  const questions = [...document.querySelectorAll('[data-question]')];
  const at = questions.findIndex((question) => question.contains(panel));
  return questions[at + 1] ?? null;
}

const focusControl = (place: Element | null): void =>
  place?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
