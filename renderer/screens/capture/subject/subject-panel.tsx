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
  const choose = (subject: ChosenSubject | null) => {
    onChoose(subject);
    onLeave();
  };
  return chosen === null ? (
    <WhoIsIt values={values} onChoose={choose} />
  ) : (
    <ChosenSubjectCard chosen={chosen} values={values} onChoose={choose} />
  );
}
