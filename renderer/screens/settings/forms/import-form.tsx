import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { formatNumber } from '../../../format.ts';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { FormProblems } from '../../../ui/form-problems.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';

type ImportFormProps = { readonly path: string; readonly onClose: () => void };
type Checked = Output<'form.check'>;

/** What an XLSForm asks and what is wrong with it, before anything is stored. */
export function ImportForm({ path, onClose }: ImportFormProps) {
  const { t } = useTranslation();
  const checked = useCall('form.check', { path }, []);
  const add = useAction('form.import');
  const isSound = checked.state === 'ready' && checked.value.ok;
  const importNow = async () => {
    const imported = await add.run({ path });
    if (!imported) return;
    const words = { title: imported.form.title, version: formatNumber(imported.form.version) };
    showToast({ message: t(imported.isNew ? 'forms.imported' : 'forms.sameAgain', words) });
    onClose();
  };
  return (
    <AskDialog
      wide
      title={t('forms.importTitle', { file: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) })}
      onClose={onClose}
      act={{
        label: t('forms.importNow'),
        busy: add.busy ? t('forms.importing') : undefined,
        locked: isSound ? undefined : t('forms.importLocked'),
        onClick: () => void importNow(),
      }}
      error={add.error}
    >
      <Shown loaded={checked}>{(value) => <CheckedForm checked={value} />}</Shown>
    </AskDialog>
  );
}

function CheckedForm({ checked: { ok, form, problems } }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      {form && (
        <p>
          <b>{form.title}</b> {t('forms.asks', { count: form.questions, shown: formatNumber(form.questions) })}
        </p>
      )}
      <p className="second">
        {ok
          ? t(problems.length === 0 ? 'forms.sound' : 'forms.soundButLook')
          : t('forms.refused', { count: errors, shown: formatNumber(errors) })}
      </p>
      {problems.length > 0 && <FormProblems problems={problems} />}
    </>
  );
}
