import { CirclePlay, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../call.ts';
import type { Pipeline } from '../../../../shared/pipelines/pipeline-run.ts';
import { columnWords } from '../../../column-words.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';
import { pipelineRunFocus } from './pipelines-focus.ts';
import { useRunNow } from './use-run-now.ts';
import { usePipelineWords } from './use-pipeline-words.ts';

/** One pipeline: when it runs, and the way to run it now. */
export function KeptPipeline({ kept }: { readonly kept: Pipeline }) {
  const { t } = useTranslation();
  const { whenOf } = usePipelineWords();
  const { name, description, schedule, retrain, isOn, nextAtMs, steps, path } = kept;
  const { isRunning, error, runNow } = useRunNow(name, (id) => goTo('runs', pipelineRunFocus(id)));
  const change = useAction('pipeline.switch');
  const remove = async () => {
    const removed = await call('pipeline.remove', { name });
    if (!removed.ok || path === null) return;
    showToast({ message: t('pipelines.removed', { name }), undo: () => void call('pipeline.add', { path }) });
  };
  const next = nextAtMs === null ? '' : t('pipelines.next', { when: formatMoment(nextAtMs) });
  return (
    <section className="setting kept-pipeline" aria-label={name}>
      <div>
        <h3>{name}</h3>
        {description && <p className="second table-text">{description}</p>}
        <p className="caption">
          {t('pipelines.stepsAndWhen', { count: steps, shown: formatNumber(steps), when: whenOf(kept) })} {next}{' '}
          {retrain && t('pipelines.retrains', { model: columnWords(retrain.model) })}
        </p>
        {error && <Failed error={error} />}
      </div>
      <div className="setting-control">
        {(schedule !== null || retrain !== null) && (
          <Segments
            label={t('pipelines.schedule')}
            options={[
              { value: 'on', label: t('pipelines.on') },
              { value: 'off', label: t('pipelines.off') },
            ]}
            value={isOn ? 'on' : 'off'}
            onChange={(chosen) => void change.run({ name, isOn: chosen === 'on' })}
          />
        )}
        <Button
          icon={CirclePlay}
          label={t('pipelines.runNow')}
          busy={isRunning ? t('pipelines.running') : undefined}
          onClick={runNow}
        />
        <IconButton icon={Trash2} label={t('pipelines.remove', { name })} onClick={() => void remove()} />
      </div>
    </section>
  );
}
