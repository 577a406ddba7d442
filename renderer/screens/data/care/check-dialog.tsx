import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Damage, Repair, Verification } from '../../../../shared/integrity.ts';
import { refWords } from '../../../column-words.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { CopyId, shortDigest } from '../../../ui/marks/copy-id.tsx';
import { useAction } from '../../../use-action.ts';
import { useReading } from '../../../use-reading.ts';
import { RepairResult } from './repair-result.tsx';

/** Reads every stored part again, names what is damaged, and mends it from the server or from a backup. */
export function CheckDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const verification = useReading('dataset.verify', {});
  const { run, busy, error } = useAction('dataset.repair');
  const [repair, setRepair] = useState<Repair | null>(null);
  const mend = async (from?: string) => setRepair(await run(from === undefined ? {} : { from }));
  const chooseBackup = async () => {
    const path = await window.fieldloop.chooseFile('any');
    if (path !== null) await mend(path);
  };
  const { reading } = verification;
  const damaged = repair?.stillDamaged ?? (reading.state === 'ready' ? reading.value.damaged : []);
  const mending = busy ? t('care.check.mending') : undefined;
  return (
    <Dialog
      title={t('care.check.title')}
      onClose={onClose}
      actions={
        <>
          {damaged.length > 0 && (
            <>
              <Button label={t('care.check.fromServer')} busy={mending} onClick={() => void mend()} />
              <Button label={t('care.check.fromBackup')} busy={mending} onClick={() => void chooseBackup()} />
            </>
          )}
          <Button label={t('ui.close')} onClick={onClose} />
        </>
      }
    >
      {repair ? (
        <RepairResult repair={repair} />
      ) : (
        <BeingRead of={verification} words={t('care.check.running')}>
          {(value) => <VerificationResult verification={value} />}
        </BeingRead>
      )}
      {damaged.length > 0 && <DamageList damaged={damaged} />}
      {error && <Failed error={error} />}
    </Dialog>
  );
}

function VerificationResult({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation();
  const { ok, chunks, versions, files, damaged } = verification;
  const words = { chunks: formatNumber(chunks), versions: formatNumber(versions), files: formatNumber(files) };
  const Icon = ok ? CircleCheck : TriangleAlert;
  return (
    <p className={ok ? 'care-verdict' : 'care-verdict warn-text'} role="status">
      <Icon size={18} strokeWidth={1.9} aria-hidden />
      <span>
        {ok
          ? t('care.check.whole', words)
          : t('care.check.damaged', { count: damaged.length, shown: formatNumber(damaged.length) })}
      </span>
    </p>
  );
}

/** Long lists scroll inside the dialog. */
const DamageList = ({ damaged }: { readonly damaged: readonly Damage[] }) => (
  <ul className="care-damage table-text">
    {damaged.map((damage) => (
      <DamageLine key={`${damage.kind} ${damage.id}`} damage={damage} />
    ))}
  </ul>
);

function DamageLine({ damage: { id, kind, why, of } }: { readonly damage: Damage }) {
  const { t } = useTranslation();
  return (
    <li>
      <strong>{t(`care.kind.${kind}`)}</strong> <CopyId id={id} shown={shortDigest(id)} />
      <div className="second">
        {why}
        {of.length > 0 && ` ${t('care.check.neededBy', { names: formatList(of.map(refWords)) })}`}
      </div>
    </li>
  );
}
