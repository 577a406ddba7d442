import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { Subject } from '../../../shared/subject.ts';
import { formatNumber } from '../../format.ts';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { useSubjectWords } from './find/use-subject-words.ts';

type EraseSubjectProps = { readonly subject: Subject; readonly onClose: () => void };

/** Says what goes for good, what stays and what is out of reach, then erases. */
export function EraseSubject({ subject, onClose }: EraseSubjectProps) {
  const { t } = useTranslation();
  const { nameOf } = useSubjectWords();
  const preview = useCall('subject.previewErase', { subjectId: subject.id }, ['subjects', 'records', 'drafts']);
  const { run, busy, error } = useAction('subject.erase');
  const eraseNow = async () => {
    if ((await run({ subjectId: subject.id })) === null) return;
    showToast({ message: t('subjects.erase.done', { code: subject.code }) });
    onClose();
  };
  return (
    <AskDialog
      title={t('subjects.erase.title', { name: nameOf(subject) })}
      onClose={onClose}
      leave={t('subjects.cancel')}
      act={{
        kind: 'danger',
        label: t('subjects.erase.do'),
        busy: busy ? t('subjects.erase.running') : undefined,
        locked: preview.state === 'ready' ? undefined : t('ui.loading'),
        onClick: () => void eraseNow(),
      }}
      error={error}
    >
      <Shown loaded={preview} shape="rows">
        {(value) => <WhatGoes preview={value} />}
      </Shown>
    </AskDialog>
  );
}

function WhatGoes({ preview }: { readonly preview: Output<'subject.previewErase'> }) {
  const { t } = useTranslation();
  const { subject, sharedPhotos } = preview;
  const counted = (['photos', 'freeTexts', 'drafts'] as const).filter((kind) => preview[kind] > 0);
  const words = (kind: (typeof counted)[number] | 'sharedPhotos') =>
    t(`subjects.erase.${kind}`, { count: preview[kind], shown: formatNumber(preview[kind]) });
  return (
    <>
      <p>{t('subjects.erase.goes')}</p>
      <ul className="erase-list table-text">
        <li>{t('subjects.erase.names')}</li>
        {counted.map((kind) => (
          <li key={kind}>{words(kind)}</li>
        ))}
      </ul>
      <p>
        {t('subjects.erase.stays', {
          count: subject.visits,
          shown: formatNumber(subject.visits),
          code: [subject.code, ...subject.mergedCodes].join(', '),
        })}{' '}
        {sharedPhotos > 0 && words('sharedPhotos')}
      </p>
      <p className="second">{t('subjects.erase.elsewhere')}</p>
    </>
  );
}
