import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/project.ts';
import type { AppError } from '../../../shared/result.ts';
import { Field } from '../../ui/controls/field.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';

type AddPersonProps = {
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onAdd: (name: string, role: Role) => void;
  readonly onClose: () => void;
};

/** A name and what they do; who captures is the usual one. */
export function AddPerson({ busy, error, onAdd, onClose }: AddPersonProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('capture');
  const add = () => {
    if (name.trim() !== '' && !busy) onAdd(name.trim(), role);
  };
  return (
    <AskDialog
      title={t('people.addTitle')}
      onClose={onClose}
      leave={t('people.cancel')}
      act={{ label: t('people.begin'), busy: busy ? t('people.saving') : undefined, onClick: add }}
      error={error}
    >
      <p className="second">{t('people.addWords')}</p>
      <Field
        label={t('people.name')}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Segments
        label={t('people.does')}
        value={role}
        onChange={setRole}
        options={(['capture', 'officer', 'admin'] as const).map((value) => ({
          value,
          label: t(`firstRun.roles.${value}.label`),
        }))}
      />
    </AskDialog>
  );
}
