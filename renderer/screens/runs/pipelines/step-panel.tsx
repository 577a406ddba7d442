import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PipelineStep, StepEffect } from '../../../../shared/pipelines/pipeline-run.ts';
import { formatNumber, formatSeconds } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { DecideStep } from './decide-step.tsx';
import { stepTime, tagOfState, usePipelineWords } from './use-pipeline-words.ts';

type StepPanelProps = {
  readonly runId: string;
  readonly step: PipelineStep;
  /** The model's version that the steps before made or tested, to look at before deciding. */
  readonly candidate: string | null;
};

/** The chosen step: what it does, what it made, what was said, and the decision that it waits for. */
export function StepPanel({ runId, step, candidate }: StepPanelProps) {
  const { t } = useTranslation();
  const { callOf } = usePipelineWords();
  const { id, call, state, attempts, needs, error, decision } = step;
  return (
    <Card title={id} unit={callOf(call)} className="step-panel">
      <p>
        <Tag kind={tagOfState[state]} label={t(`pipelines.state.${state}`)} />
      </p>
      {error && (
        <Banner kind="stop" title={error.message}>
          {error.hint}
        </Banner>
      )}
      {state === 'waiting' && (
        <>
          <p className="table-text">{t('pipelines.waitsWords')}</p>
          <div className="step-decide">
            {candidate !== null && (
              <Button icon={ListChecks} label={t('pipelines.evidence')} onClick={() => goTo('models', candidate)} />
            )}
            <DecideStep runId={runId} step={id} />
          </div>
        </>
      )}
      <Facts
        facts={[
          { name: t('pipelines.does'), value: <bdi dir="ltr">{call}</bdi> },
          { name: t('pipelines.took'), value: stepTime(step) },
          ...(attempts > 1 ? [{ name: t('pipelines.attempts'), value: formatNumber(attempts) }] : []),
          ...(needs.length === 0 ? [] : [{ name: t('pipelines.after'), value: needs.join(', ') }]),
          ...(decision === null
            ? []
            : [{ name: t('pipelines.decidedBy'), value: `${decision.actorName}: ${decision.reason}` }]),
        ]}
      />
      <Effects effects={step.effects} />
      <StepLog step={step} />
    </Card>
  );
}

function Effects({ effects }: { readonly effects: readonly StepEffect[] }) {
  const { t } = useTranslation();
  const { effectOf } = usePipelineWords();
  if (effects.length === 0) return null;
  return (
    <section className="step-effects table-text">
      <h3>{t('pipelines.made')}</h3>
      <ul>
        {effects.map((effect) => (
          <li key={`${effect.kind} ${effect.id}`}>
            {effect.label === null ? (
              effectOf(effect)
            ) : (
              <LinkButton label={effectOf(effect)} onClick={() => goTo('lineage', effect.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function StepLog({ step: { log } }: { readonly step: PipelineStep }) {
  const { t } = useTranslation();
  const { lineOf } = usePipelineWords();
  if (log.length === 0) return null;
  return (
    <section className="step-log table-text">
      <h3>{t('pipelines.log')}</h3>
      <ol>
        {log.map((line, place) => (
          <li key={`${line.atMs} ${place}`}>
            <time className="caption">{formatSeconds(line.atMs)}</time> {lineOf(line)}
          </li>
        ))}
      </ol>
    </section>
  );
}
