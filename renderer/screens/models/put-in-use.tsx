import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatingPoint } from '../../../shared/operating-point.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { refWords } from '../../column-words.ts';
import { useCall } from '../../use-call.ts';
import { useTask } from '../../use-task.ts';
import { Field } from '../../ui/controls/field.tsx';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { ChooseOperating } from './operating/choose-operating.tsx';
import { Running } from './tests/tests-tab.tsx';
import { answersOf, choiceOf } from './operating/operating-answers.ts';

type PutInUseProps = {
  readonly model: ModelVersion;
  /** The version that scores now. */
  readonly inUse: string | null;
  /** What it is in use with now; null where it is not. */
  readonly point: OperatingPoint | null;
  /** The place of the champion's last move as it is shown: refused where somebody moved it since. */
  readonly expected: number;
  readonly onClose: () => void;
};

/** Every record from then on is scored by this version; the limit goes with it. */
export function PutInUse({ model, inUse, point, expected, onClose }: PutInUseProps) {
  const { t } = useTranslation();
  const { positiveClass } = model.spec;
  const isInUse = inUse === model.ref;
  const trained = useCall('run.show', model.runId === null ? null : { id: model.runId }, []);
  const scores = (trained.state === 'ready' ? trained.value.outcome?.scores : undefined) ?? [];
  const [answers, setAnswers] = useState(() => answersOf(point, model.threshold));
  const choice = positiveClass === null ? null : choiceOf(answers);
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const { task, start, stop } = useTask('model.promote');
  const error = task.state === 'failed' ? task.error : null;
  const isRefused = error?.code === 'gate.refused';
  const promote = async () => {
    const asked = {
      ref: model.ref,
      expected,
      ...(choice === null ? {} : { operating: choice }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(override.trim() === '' ? {} : { override: override.trim() }),
    };
    const moved = await start(asked, t('models.putInUse', { model: refWords(model.ref) }));
    if (moved === null) return;
    showToast({ message: t('models.nowInUse', { model: refWords(moved.ref) }) });
    onClose();
  };
  return (
    <AskDialog
      title={t(isInUse ? 'operating.changeOf' : 'models.putInUse', { model: refWords(model.ref) })}
      wide={positiveClass !== null}
      onClose={onClose}
      act={{
        label: t(isInUse ? 'operating.changeNow' : 'models.putInUseNow'),
        locked: positiveClass !== null && choice === null ? t('operating.incomplete') : undefined,
        busy: task.state === 'running' ? t('models.puttingInUse') : undefined,
        onClick: () => void promote(),
      }}
    >
      <p>
        {t(isInUse ? 'operating.consequence' : 'models.consequence')}
        {inUse && !isInUse && ` ${t('models.replaces', { model: refWords(inUse) })}`}
      </p>
      {positiveClass !== null && (
        <ChooseOperating
          positive={positiveClass}
          answers={answers}
          scores={scores}
          onChange={(change) => setAnswers((before) => ({ ...before, ...change }))}
        />
      )}
      <Field label={t('models.reason')} value={reason} onChange={setReason} />
      {task.state === 'running' && <Running progress={task.progress} onStop={stop} />}
      {error && <Failed error={error} />}
      {(isRefused || override !== '') && (
        <Field
          label={t('models.tests.override')}
          hint={t('models.tests.overrideHint')}
          value={override}
          onChange={setOverride}
        />
      )}
    </AskDialog>
  );
}
