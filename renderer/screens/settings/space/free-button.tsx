import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreeableKind } from '../../../../shared/space.ts';
import { formatBytes } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';
import { losesSomething } from './space-shares.ts';

type FreeButtonProps = {
  readonly kind: FreeableKind;
  readonly name: string;
  readonly freeableBytes: number;
  readonly onFreed: () => void;
};

/** Frees one kind at once; where something is lost by it, it asks first. */
export function FreeButton({ kind, name, freeableBytes, onFreed }: FreeButtonProps) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const { run, busy, error } = useAction('space.free');
  const size = formatBytes(freeableBytes);
  const free = async () => {
    const freed = await run({ kinds: [kind] });
    if (!freed) return;
    setIsAsking(false);
    showToast({ message: t('space.freed', { size: formatBytes(freed.freedBytes) }) });
    onFreed();
  };
  const asks = losesSomething(kind);
  return (
    <>
      <Button
        size="bar"
        kind={asks ? 'danger' : 'outline'}
        label={t('space.free', { size })}
        busy={busy ? t('space.freeing') : undefined}
        onClick={() => (asks ? setIsAsking(true) : void free())}
      />
      {error && !isAsking && <Failed error={error} />}
      {isAsking && (
        <AskDialog
          title={t('space.ask', { size, name })}
          onClose={() => setIsAsking(false)}
          leave={t('space.keep')}
          act={{
            kind: 'danger',
            label: t('space.free', { size }),
            busy: busy ? t('space.freeing') : undefined,
            onClick: () => void free(),
          }}
          error={error}
        >
          <p>{t(`space.lost.${kind === 'oldDrafts' || kind === 'receivedPhotos' ? kind : 'backups'}`)}</p>
        </AskDialog>
      )}
    </>
  );
}
