import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { orderMoves } from '../../../shared/domain/order-moves.ts';
import { previousDeployment } from '../../../shared/domain/previous-deployment.ts';
import type { AliasMove } from '../../../shared/registry.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';

/** Always one click away while another version was in use before; nothing where none was. */
export function RollBack({ detail: { model, moves, versions } }: { readonly detail: Output<'model.show'> }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const recalled = new Set(versions.flatMap(({ id, recall }) => (recall === null ? [] : [id])));
  const deployments = orderMoves(moves, 'champion');
  const back = previousDeployment(deployments, (id) => recalled.has(id));
  const last = deployments.at(-1);
  if (back === null || last === undefined) return null;
  return (
    <>
      <Button
        icon={Undo2}
        mirrorIcon
        label={t('models.rollBackTo', { model: versionWords(back) })}
        onClick={() => setAsking(true)}
      />
      {asking && <RollBackDialog name={model.name} back={back} last={last} onClose={() => setAsking(false)} />}
    </>
  );
}

const versionWords = ({ ref }: AliasMove): string => `v${ref.slice(ref.lastIndexOf('@') + 1)}`;

type RollBackDialogProps = {
  readonly name: string;
  readonly back: AliasMove;
  readonly last: AliasMove;
  readonly onClose: () => void;
};

function RollBackDialog({ name, back, last, onClose }: RollBackDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction('model.rollback');
  const rollBack = async () => {
    const beganAtMs = performance.now();
    const given = reason.trim() === '' ? {} : { reason: reason.trim() };
    const moved = await run({ name, expected: last.place, ...given });
    if (moved === null) return;
    const seconds = formatNumber((performance.now() - beganAtMs) / 1_000, 1);
    showToast({ message: t('models.wasRolledBack', { from: refWords(last.ref), to: versionWords(moved), seconds }) });
    onClose();
  };
  return (
    <AskDialog
      title={t('models.rollBackTitle', { name: columnWords(name), model: versionWords(back) })}
      onClose={onClose}
      act={{
        icon: Undo2,
        mirrorIcon: true,
        label: t('models.rollBack'),
        busy: busy ? t('models.rollingBack') : undefined,
        onClick: () => void rollBack(),
      }}
      error={error}
    >
      <p>
        {t('models.rollBackWords', { model: versionWords(back) })}
        {back.threshold !== null && ` ${t('models.asBefore', { limit: formatOfHundred(back.threshold) })}`}
      </p>
      <Field label={t('models.reason')} value={reason} onChange={setReason} />
    </AskDialog>
  );
}
