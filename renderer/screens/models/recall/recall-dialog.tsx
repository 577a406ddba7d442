import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type RecallDialogProps = { readonly model: ModelVersion; readonly onClose: () => void };

/** Takes a version out of service everywhere, or lets one serve again; the reason stays for ever. */
export function RecallDialog({ model, onClose }: RecallDialogProps) {
  const { t } = useTranslation();
  const kind = model.recall === null ? 'recall' : 'reinstate';
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction(`model.${kind}`);
  const name = { model: refWords(model.ref) };
  const change = async () => {
    if ((await run({ ref: model.id, reason: reason.trim() })) === null) return;
    showToast({ message: t(`models.${kind}Done`, name) });
    onClose();
  };
  return (
    <Dialog
      title={t(`models.${kind}Title`, name)}
      onClose={onClose}
      actions={
        <>
          <Button label={t('ui.close')} onClick={onClose} />
          <Button
            kind={kind === 'recall' ? 'danger' : 'filled'}
            label={t(`models.${kind}`)}
            busy={busy ? t('models.changing') : undefined}
            locked={reason.trim() === '' ? t('models.needsReason') : undefined}
            onClick={() => void change()}
          />
        </>
      }
    >
      <p>{t(`models.${kind}Words`)}</p>
      <Field label={t('models.reason')} value={reason} onChange={setReason} />
      {error && <Failed error={error} />}
    </Dialog>
  );
}
