import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormVersion } from '../../../../shared/forms/form-version.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { FormLine } from './form-line.tsx';
import { ImportForm } from './import-form.tsx';

/** The project's forms: which of them is asked, their versions, and the way to bring another one. */
export function FormsSettings() {
  const { t } = useTranslation();
  const list = useCall('form.list', {}, ['forms', 'projects']);
  const inUse = useShellState(({ project }) => project?.definition.form.name) ?? null;
  const use = useAction('form.use');
  const [path, setPath] = useState<string | null>(null);
  const choose = async () => setPath(await window.fieldloop.chooseFile('any'));
  const ask = async (name: string | null, title: string) => {
    const before = inUse;
    if (!(await use.run({ name }))) return;
    showToast({ message: t('forms.usedNow', { title }), undo: () => void use.run({ name: before }) });
  };
  return (
    <Card
      flush
      title={t('forms.title')}
      aside={<Button size="bar" icon={FileUp} label={t('forms.import')} onClick={() => void choose()} />}
    >
      <Shown loaded={list}>
        {({ forms }) => (
          <FormLines forms={forms} inUse={inUse} busy={use.busy} onUse={(name, title) => void ask(name, title)} />
        )}
      </Shown>
      {use.error && <Failed error={use.error} />}
      {path !== null && <ImportForm path={path} onClose={() => setPath(null)} />}
    </Card>
  );
}

type FormLinesProps = {
  readonly forms: readonly FormVersion[];
  readonly inUse: string | null;
  readonly busy: boolean;
  readonly onUse: (name: string | null, title: string) => void;
};

function FormLines({ forms, inUse, busy, onUse }: FormLinesProps) {
  const { t } = useTranslation();
  const own = t('forms.own');
  return (
    <>
      {forms.map((form) => (
        <FormLine
          key={form.name}
          form={form}
          isInUse={form.name === inUse}
          busy={busy}
          onUse={() => onUse(form.name, form.title)}
        />
      ))}
      <div className="setting">
        <div>
          <h3>{own}</h3>
          <p className="second table-text">{t('forms.ownWords')}</p>
        </div>
        <div className="setting-control">
          {inUse === null ? (
            <span className="second table-text">{t('forms.inUse')}</span>
          ) : (
            <Button size="bar" label={t('forms.use')} onClick={() => onUse(null, own)} />
          )}
        </div>
      </div>
    </>
  );
}
