import { CloudOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/result.ts';
import type { Role } from '../../shell/screens.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Loop, type StationWords } from '../../ui/loop/loop.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Mark } from '../../ui/marks/mark.tsx';
import { Beginnings, type KnownProject } from './beginnings.tsx';

export type Beginning = { readonly name: string; readonly role: Role };

type FirstRunViewProps = {
  readonly projects: readonly KnownProject[];
  /** What is being done, while a project is opened or made. */
  readonly busy: string | undefined;
  readonly error: AppError | null;
  readonly onOpen: (beginning: Beginning, projectName: string) => void;
  readonly onCreate: (beginning: Beginning, projectName: string) => void;
};

/** One page, no account, no link: who one is, and a project that is here or one of one's own. */
export function FirstRunView({ projects, busy, error, onOpen, onCreate }: FirstRunViewProps) {
  const { t } = useTranslation();
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => nameField.current?.focus(), []);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const beginning = { name: name.trim() === '' ? t('firstRun.somebody') : name.trim(), role: role ?? 'admin' };
  return (
    <div className="first-run">
      <FirstRunPromise />
      <main className="first-run-form">
        <Field
          ref={nameField}
          label={t('firstRun.name')}
          hint={t('firstRun.nameHint')}
          value={name}
          onChange={setName}
        />
        <Choice
          label={t('firstRun.role')}
          columns={3}
          value={role}
          onChange={setRole}
          options={(['capture', 'officer', 'admin'] as const).map((value) => ({
            value,
            label: t(`firstRun.roles.${value}.label`),
            hint: t(`firstRun.roles.${value}.hint`),
          }))}
        />
        <Beginnings
          projects={projects}
          busy={busy}
          onOpen={(project) => onOpen(beginning, project)}
          onCreate={(project) => onCreate(beginning, project)}
        />
        {error && <Failed error={error} />}
      </main>
    </div>
  );
}

function FirstRunPromise() {
  const { t } = useTranslation();
  const words = (label: string): StationWords => ({ label });
  return (
    <aside className="first-run-promise">
      <p className="first-run-brand">
        <Mark width={38} />
        {t('shell.name')}
      </p>
      <h1 className="verdict">{t('firstRun.promise')}</h1>
      <p className="first-run-words second">{t('firstRun.promiseWords')}</p>
      <Loop
        words={{
          captured: words(t('firstRun.station.captured')),
          scored: words(t('firstRun.station.scored')),
          confirmed: words(t('firstRun.station.confirmed')),
          watched: words(t('firstRun.station.watched')),
          trained: words(t('firstRun.station.trained')),
          inUse: words(t('firstRun.station.inUse')),
        }}
      />
      <p className="first-run-offline second table-text">
        <CloudOff size={16} strokeWidth={1.9} aria-hidden />
        {t('firstRun.noLink')}
      </p>
    </aside>
  );
}
