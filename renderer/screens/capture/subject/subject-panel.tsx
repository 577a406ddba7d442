import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import { ChosenSubjectCard } from './chosen-subject-card.tsx';
import { WhoIsIt } from './who-is-it.tsx';

/** Who a record is about; `id` is null where somebody of that code is not known yet. */
export type ChosenSubject = { readonly code: string; readonly id: string | null };

export type SubjectPanelProps = {
  readonly chosen: ChosenSubject | null;
  /** What the form says so far, by question: it tells whom somebody new may already be. */
  readonly values: Readonly<Record<string, Cell>>;
  /** Ids of those who were told apart from the subject. */
  readonly notTheSame: readonly string[];
  /** `named` is what somebody new was looked for by, as answers of the form. */
  readonly onChoose: (subject: ChosenSubject | null, named?: Readonly<Record<string, Cell>>) => void;
  /** The person goes on to something else: the draft is saved. */
  readonly onLeave: () => void;
};

/** The first step: somebody known is found, somebody new is added; then who it is, with the last visit. */
export function SubjectPanel({ chosen, values, notTheSame, onChoose, onLeave }: SubjectPanelProps) {
  const { i18n } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const choose: SubjectPanelProps['onChoose'] = (subject, named) => {
    isMoving.current = true;
    onChoose(subject, named);
    onLeave();
  };
  // What had the focus is gone with what was drawn before.
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    focusControl(chosen === null ? panel.current : questionAfter(panel.current));
  }, [chosen]);
  return (
    // The form around it may be in another language.
    <div ref={panel} lang={i18n.resolvedLanguage} dir={i18n.dir()}>
      {chosen === null ? (
        <WhoIsIt values={values} notTheSame={notTheSame} onChoose={choose} />
      ) : (
        <ChosenSubjectCard
          {...{ chosen, values, notTheSame }}
          onChoose={choose}
          onGoOn={() => focusControl(questionAfter(panel.current))}
        />
      )}
    </div>
  );
}

/** The question of the form that stands next on its page; notes are read and not answered. */
function questionAfter(panel: HTMLElement | null): Element | null {
  const questions = [...document.querySelectorAll('[data-question]')];
  const at = questions.findIndex((question) => question.contains(panel));
  return questions.slice(at + 1).find((question) => controlIn(question) !== null) ?? null;
}

const controlIn = (place: Element): HTMLElement | null =>
  place.querySelector<HTMLElement>('input, select, textarea, button');

const focusControl = (place: Element | null): void => {
  if (place !== null) controlIn(place)?.focus();
};
