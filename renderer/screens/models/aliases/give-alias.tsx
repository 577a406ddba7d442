import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AliasName, type ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type GiveAliasProps = { readonly model: ModelVersion; readonly onClose: () => void };

/** Points an alias of one's own, or `shadow`, at a version. What scores every record is chosen with "Put in use". */
export function GiveAlias({ model, onClose }: GiveAliasProps) {
  const { t } = useTranslation();
  const [alias, setAlias] = useState('');
  const [left, setLeft] = useState(false);
  const { busy, error, run } = useAction('model.promote');
  const isFit = AliasName.safeParse(alias).success && alias !== 'champion';
  const give = async () => {
    if ((await run({ ref: model.ref, alias })) === null) return;
    showToast({ message: t('models.aliasGiven', { alias, model: refWords(model.ref) }) });
    onClose();
  };
  return (
    <Dialog
      title={t('models.giveAliasTo', { model: refWords(model.ref) })}
      onClose={onClose}
      actions={
        <>
          <Button label={t('ui.close')} onClick={onClose} />
          <Button
            kind="filled"
            label={t('models.giveAliasNow')}
            busy={busy ? t('models.changing') : undefined}
            locked={isFit ? undefined : t('models.aliasRule')}
            onClick={() => void give()}
          />
        </>
      }
    >
      <Field
        label={t('models.alias')}
        hint={t('models.aliasHint')}
        value={alias}
        refusal={left && alias !== '' && !isFit ? { message: t('models.aliasRule') } : undefined}
        onLeave={() => setLeft(true)}
        onChange={setAlias}
      />
      {error && <Failed error={error} />}
    </Dialog>
  );
}
