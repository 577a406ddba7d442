import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type StartShadowProps = { readonly model: ModelVersion; readonly onClose: () => void };

/** Points the alias `shadow` at a version, which then answers every record silently. */
export function StartShadow({ model, onClose }: StartShadowProps) {
  const { t } = useTranslation();
  const { busy, error, run } = useAction('model.promote');
  const start = async () => {
    if ((await run({ ref: model.ref, alias: 'shadow' })) === null) return;
    showToast({ message: t('shadow.started', { model: refWords(model.ref) }) });
    onClose();
  };
  return (
    <AskDialog
      title={t('shadow.startTitle', { model: refWords(model.ref) })}
      onClose={onClose}
      act={{
        label: t('shadow.startNow'),
        busy: busy ? t('models.changing') : undefined,
        onClick: () => void start(),
      }}
      error={error}
    >
      <p>{t('shadow.startWords')}</p>
    </AskDialog>
  );
}
