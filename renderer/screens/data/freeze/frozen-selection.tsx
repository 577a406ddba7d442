import { useTranslation } from 'react-i18next';
import type { DatasetVersion, RecordsSource } from '../../../../shared/dataset.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useCall } from '../../../use-call.ts';
import { useTask } from '../../../use-task.ts';
import { useConditionWords } from '../derive/use-step-words.ts';

type FrozenSelectionProps = { readonly version: DatasetVersion; readonly source: RecordsSource };

/** Which records a version holds and as of when, and one button that takes those which fit by now. */
export function FrozenSelection({ version, source: { where, frozenAtMs } }: FrozenSelectionProps) {
  const { t } = useTranslation();
  const { conditionWords } = useConditionWords();
  const selection = where === null ? t('freeze.all') : t('freeze.where', { condition: conditionWords(where) });
  return (
    <section className="derive-recorded" aria-label={t('freeze.selection')}>
      <h3 className="changes-part-heading">{t('freeze.selection')}</h3>
      <p className="table-text">{t('freeze.asOf', { selection, when: formatMoment(frozenAtMs) })}</p>
      <FreezeAgain version={version} />
    </section>
  );
}

function FreezeAgain({ version }: { readonly version: DatasetVersion }) {
  const { t } = useTranslation();
  const now = useCall('record.previewFreeze', { replay: version.id }, ['records', 'labels']);
  const { task, start, stop } = useTask('record.freeze');
  const again = async () => {
    const made = await start({ replay: version.id }, t('freeze.running', { name: version.name }));
    if (!made) return;
    showToast({ message: t('freeze.made', { count: made.rows, rows: formatNumber(made.rows) }) });
    goTo('data', `${made.name}@${made.version}`);
  };
  const rows = now.state === 'ready' ? now.value.rows : null;
  return (
    <div className="freeze-again">
      {task.state === 'running' ? (
        <Progress label={t('freeze.running', { name: version.name })} share={null} onStop={stop} />
      ) : (
        <Button
          size="bar"
          label={t('freeze.again')}
          locked={rows === 0 ? t('freeze.nobodyFits') : undefined}
          onClick={() => void again()}
        />
      )}
      <span className="second table-text" role="status">
        {rows !== null && t('freeze.fitNow', { count: rows, rows: formatNumber(rows) })}
      </span>
      {task.state === 'failed' && <Failed error={task.error} />}
    </div>
  );
}
