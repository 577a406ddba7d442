import { useTranslation } from 'react-i18next';
import type { NamedMerge, Subject } from '../../../shared/subject.ts';
import { formatMoment } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Card } from '../../ui/layout/card.tsx';
import { useAction } from '../../use-action.ts';

type MergesCardProps = { readonly subject: Subject; readonly merges: readonly NamedMerge[] };

/** Who was said to be the same, by whom and when; each can be taken back on its own. */
export function MergesCard({ subject, merges }: MergesCardProps) {
  const { t } = useTranslation();
  const split = useAction('subject.split');
  const merge = useAction('subject.merge');
  if (merges.length === 0) return null;
  const takeBack = async ({ id, subjectId, intoId, subjectCode, intoCode }: NamedMerge) => {
    if ((await split.run({ subjectId, mergeId: id })) === null) return;
    showToast({
      message: t('subjects.areTwo', { one: subjectCode, other: intoCode }),
      undo: () => void merge.run({ subjectId, intoId }),
    });
  };
  return (
    <Card title={t('subjects.merges')}>
      <ul className="merges table-text">
        {merges.map((each) => (
          <li key={each.id}>
            <span>
              <b>{t('subjects.isOne', { one: each.subjectCode, other: each.intoCode })}</b>
              <span className="caption">
                {t('subjects.saidBy', { name: each.actorName, time: formatMoment(each.mergedAtMs) })}
              </span>
            </span>
            <Button
              size="bar"
              label={t('subjects.takeApart')}
              busy={split.busy ? t('subjects.splitting') : undefined}
              onClick={() => void takeBack(each)}
            />
          </li>
        ))}
      </ul>
      {split.error && <Failed error={split.error} />}
      <p className="caption">{t('subjects.mergesWords', { code: subject.code })}</p>
    </Card>
  );
}
