import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Canary } from '../../../../shared/canary.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type StartCanaryProps = { readonly model: ModelVersion; readonly onClose: () => void };

type Typed = {
  readonly by: Canary['by'];
  readonly share: string;
  readonly sites: string;
  readonly reason: string;
  readonly override: string;
};

/** Null while it is not said which records it is to have. */
function canaryIn({ by, share, sites }: Typed): Canary | null {
  const names = sites.split(',').map((name) => name.trim());
  const typed =
    by === 'share' ? { by, share: Number(share.replace(',', '.')) / 100 } : { by, sites: names.filter(Boolean) };
  return Canary.safeParse(typed).data ?? null;
}

/** Lets a version advise on a share of the records or on some sites. It passes the gate as what is put in use does. */
export function StartCanary({ model, onClose }: StartCanaryProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({ by: 'share', share: '10', sites: '', reason: '', override: '' });
  const { busy, error, run } = useAction('model.promote');
  const type = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }));
  const canary = canaryIn(typed);
  const [reason, override] = [typed.reason.trim(), typed.override.trim()];
  const start = async () => {
    if (canary === null) return;
    const said = { ...(reason === '' ? {} : { reason }), ...(override === '' ? {} : { override }) };
    if ((await run({ ref: model.ref, alias: 'canary', canary, ...said })) === null) return;
    showToast({ message: t('tripwires.started', { model: refWords(model.ref) }) });
    onClose();
  };
  return (
    <AskDialog
      title={t('tripwires.startTitle', { model: refWords(model.ref) })}
      onClose={onClose}
      act={{
        label: t('tripwires.startNow'),
        locked: canary === null ? t('tripwires.needsRecords') : undefined,
        busy: busy ? t('models.puttingInUse') : undefined,
        onClick: () => void start(),
      }}
    >
      <p>{t('tripwires.startWords')}</p>
      <Segments
        label={t('tripwires.which')}
        value={typed.by}
        options={[
          { value: 'share', label: t('tripwires.byShare') },
          { value: 'sites', label: t('tripwires.bySites') },
        ]}
        onChange={(by) => type({ by })}
      />
      {typed.by === 'share' ? (
        <Field
          label={t('tripwires.share')}
          hint={t('tripwires.shareHint')}
          inputMode="decimal"
          unit={t('tripwires.ofHundred')}
          value={typed.share}
          onChange={(share) => type({ share })}
        />
      ) : (
        <Field
          label={t('tripwires.sites')}
          hint={t('tripwires.sitesHint')}
          value={typed.sites}
          onChange={(sites) => type({ sites })}
        />
      )}
      <Field label={t('models.reason')} value={typed.reason} onChange={(value) => type({ reason: value })} />
      {error && <Failed error={error} />}
      {(error?.code === 'gate.refused' || typed.override !== '') && (
        <Field
          label={t('models.tests.override')}
          hint={t('models.tests.overrideHint')}
          value={typed.override}
          onChange={(value) => type({ override: value })}
        />
      )}
    </AskDialog>
  );
}
