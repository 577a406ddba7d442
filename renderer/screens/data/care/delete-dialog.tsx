import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Dependents } from '../../../../shared/integrity.ts';
import { refWords } from '../../../column-words.ts';
import { formatBytes, formatList, formatNumber } from '../../../format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';

type DeleteDialogProps = {
  readonly version: DatasetVersion;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** Says what depends on a version and what is kept, then deletes that version and no other. */
export function DeleteDialog({ version, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation();
  const { id } = version;
  const ref = refWords(`${version.name}@${version.version}`);
  const dependents = useCall('dataset.dependents', { ref: id }, ['datasets', 'models', 'runs']);
  const { run, busy, error } = useAction('dataset.delete');
  const blockedBy = dependents.state === 'ready' ? dependents.value.blockedBy : null;
  const isKnown = dependents.state === 'ready';
  const deleteNow = async () => {
    const deleted = await run({ ref: id, versionId: id });
    if (!deleted) return;
    showToast({ message: t('care.delete.done', { ref, size: formatBytes(deleted.freedBytes) }) });
    onDeleted();
  };
  return (
    <AskDialog
      title={t('care.delete.title', { ref })}
      onClose={onClose}
      leave={t('care.delete.keep')}
      act={{
        kind: 'danger',
        label: t('care.delete.do', { ref }),
        busy: busy ? t('care.delete.running') : undefined,
        locked: blockedBy ?? (isKnown ? undefined : t('ui.loading')),
        onClick: () => void deleteNow(),
      }}
      error={error}
    >
      <Shown loaded={dependents} shape="rows">
        {(value) => <WhatDepends dependents={value} />}
      </Shown>
    </AskDialog>
  );
}

function WhatDepends({ dependents }: { readonly dependents: Dependents }) {
  const { t } = useTranslation();
  const uses = useUses(dependents);
  if (dependents.blockedBy !== null)
    return (
      <Banner kind="warn" title={t('care.delete.blocked')}>
        {dependents.blockedBy}
      </Banner>
    );
  return (
    <>
      <p>
        {dependents.freedBytes === 0
          ? t('care.delete.nothingFreed')
          : t('care.delete.consequence', { size: formatBytes(dependents.freedBytes) })}
      </p>
      {uses.length === 0 ? (
        <p>{t('care.delete.nothingDepends')}</p>
      ) : (
        <div>
          <p>{t('care.delete.depends')}</p>
          <ul className="care-list table-text">
            {uses.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="second">{t('care.delete.kept')}</p>
    </>
  );
}

/** Everything that names the version, in words; counted where there is no name to say. */
function useUses({ models, runs, windows, derived, labels }: Dependents): readonly string[] {
  const { t } = useTranslation();
  const counted = [
    { kind: 'runs', count: runs.length },
    { kind: 'windows', count: windows.length },
    { kind: 'labels', count: labels },
  ] as const;
  return [
    ...(models.length > 0
      ? [t('care.delete.models', { count: models.length, names: formatList(models.map(refWords)) })]
      : []),
    ...(derived.length > 0
      ? [t('care.delete.derived', { count: derived.length, names: formatList(derived.map(refWords)) })]
      : []),
    ...counted
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => t(`care.delete.${kind}`, { count, shown: formatNumber(count) })),
  ];
}
