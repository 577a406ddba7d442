import { FileText, Package } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type CardButtonsProps = { readonly model: ModelVersion; readonly onOpenCard: () => void };

/** What a version says of itself, and the file in which it leaves with all of that. */
export function CardButtons({ model, onOpenCard }: CardButtonsProps) {
  const { t } = useTranslation();
  const { busy, error, run } = useAction('model.export');
  const exportPackage = async () => {
    const path = await window.fieldloop.saveFile(`${model.name}-v${model.version}.zip`);
    if (path === null) return;
    const written = await run({ ref: model.id, path });
    if (written) {
      const words = { count: written.files, files: formatNumber(written.files), path: written.path };
      showToast({ message: t('card.exported', words) });
    }
  };
  return (
    <>
      <div className="models-links">
        <Button icon={FileText} label={t('card.open')} onClick={onOpenCard} />
        <Button
          icon={Package}
          label={t('card.export')}
          busy={busy ? t('card.exporting', { model: refWords(model.ref) }) : undefined}
          onClick={() => void exportPackage()}
        />
      </div>
      {error && <Failed error={error} />}
    </>
  );
}
