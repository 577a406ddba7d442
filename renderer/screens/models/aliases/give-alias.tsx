import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AliasName, type ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type GiveAliasProps = { readonly model: ModelVersion; readonly onClose: () => void };

/** Points an alias of one's own, or `shadow`, at a version. What scores every record is chosen with "Put in use". */
export function GiveAlias({ model, onClose }: GiveAliasProps) {
  const { t } = useTranslation();
  const [alias, setAlias] = useState('');
  const [left, setLeft] = useState(false);
  const { busy, error, run } = useAction('model.promote');
  const isFit = AliasName.safeParse(alias).success && alias !== 'champion' && alias !== 'canary';
  const give = async () => {
    if ((await run({ ref: model.ref, alias })) === null) return;
    showToast({ message: t('models.aliasGiven', { alias, model: refWords(model.ref) }) });
    onClose();
  };
  return (
    <AskDialog
      title={t('models.giveAliasTo', { model: refWords(model.ref) })}
      onClose={onClose}
      act={{
        label: t('models.giveAliasNow'),
        busy: busy ? t('models.changing') : undefined,
        locked: isFit ? undefined : t('models.aliasRule'),
        onClick: () => void give(),
      }}
      error={error}
    >
      <Field
        label={t('models.alias')}
        hint={t('models.aliasHint')}
        value={alias}
        refusal={left && alias !== '' && !isFit ? { message: t('models.aliasRule') } : undefined}
        onLeave={() => setLeft(true)}
        onChange={setAlias}
      />
    </AskDialog>
  );
}
