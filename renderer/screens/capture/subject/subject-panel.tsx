import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import { Field } from '../../../ui/controls/field.tsx';

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

/** Who the record is about, by the code on their card. */
export function SubjectPanel({ chosen, onChoose, onLeave }: SubjectPanelProps) {
  const { t } = useTranslation();
  return (
    <Field
      large
      label={t('capture.subject')}
      hint={t('capture.subjectHint')}
      value={chosen?.code ?? ''}
      onChange={(code) => onChoose(code.trim() === '' ? null : { code, id: null })}
      onLeave={onLeave}
    />
  );
}
