import { CloudOff, GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shell/screens.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Choice } from '../../ui/controls/choice.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Loop, type StationWords } from '../../ui/loop/loop.tsx';
import { Mark } from '../../ui/marks/mark.tsx';

type Beginning = { readonly name: string; readonly role: Role };

type FirstRunViewProps = {
  /** What is being prepared and how far, while the practice project is made. */
  readonly busy: string | undefined;
  readonly onPractice: (beginning: Beginning) => void;
  readonly onEmpty: (beginning: Beginning) => void;
};

/** One page, no account, no link: who one is, and practice or a project of one's own. */
export function FirstRunView({ busy, onPractice, onEmpty }: FirstRunViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const beginning = { name: name.trim() === '' ? t('firstRun.somebody') : name.trim(), role: role ?? 'admin' };
  return (
    <div className="first-run">
      <FirstRunPromise />
      <main className="first-run-form">
        <Field label={t('firstRun.name')} hint={t('firstRun.nameHint')} value={name} onChange={setName} />
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
        <section>
          <h2 className="field-label">{t('firstRun.begin')}</h2>
          <div className="first-run-ways">
            <div className="card">
              <h3 className="card-heading first-run-way">
                <GraduationCap size={18} strokeWidth={1.9} aria-hidden />
                {t('firstRun.practice')}
              </h3>
              <p className="second table-text">{t('firstRun.practiceWords')}</p>
              <Button
                kind="filled"
                label={t('firstRun.startPractice')}
                busy={busy}
                onClick={() => onPractice(beginning)}
              />
            </div>
            <div className="card">
              <h3 className="card-heading">{t('firstRun.own')}</h3>
              <p className="second table-text">{t('firstRun.ownWords')}</p>
              <Button
                label={t('firstRun.startOwn')}
                locked={busy && t('firstRun.preparing')}
                onClick={() => onEmpty(beginning)}
              />
            </div>
          </div>
        </section>
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
