import { useTranslation } from 'react-i18next';
import type {
  Pipeline,
  PipelineCause,
  PipelineStep,
  StepEffect,
  StepLine,
  StepState,
} from '../../../../shared/pipelines/pipeline-run.ts';
import type { Firing } from '../../../../shared/pipelines/retraining.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatDuration, formatMoment, formatNumber, formatOfHundred } from '../../../format.ts';
import type { TagKind } from '../../../ui/marks/tag.tsx';

export const tagOfState: Readonly<Record<StepState, TagKind>> = {
  pending: 'plain',
  running: 'shadow',
  done: 'inUse',
  skipped: 'plain',
  waiting: 'alarm',
  declined: 'stopped',
  failed: 'refused',
  blocked: 'stopped',
};

/** How long a step took; a dash where it has not ended. */
export const stepTime = ({ startedAtMs, endedAtMs }: PipelineStep): string =>
  startedAtMs === null || endedAtMs === null ? '–' : formatDuration((endedAtMs - startedAtMs) / 1_000);

/** Pipelines, their steps and what happened in them, in words. */
export function usePipelineWords() {
  const { t } = useTranslation();
  const whenOf = ({ schedule }: Pipeline): string => {
    if (schedule === null) return t('pipelines.whenAsked');
    if (schedule.every === 'day') return t('pipelines.every.day', { at: schedule.at });
    const on = schedule.every === 'week' ? t(`pipelines.weekday.${schedule.on}`) : String(schedule.on);
    return t(`pipelines.every.${schedule.every}`, { on, at: schedule.at });
  };
  const lineOf = ({ kind, values }: StepLine): string => {
    const atMs = Number(values['atMs'] ?? 0);
    return t(`pipelines.line.${kind}`, { ...values, when: formatMoment(atMs) });
  };
  const firingOf = ({ modelRef, trigger, evidence }: Firing): string =>
    t(`pipelines.firing.${trigger}`, {
      model: refWords(modelRef),
      windows: formatNumber(evidence['windows'] ?? 0),
      answers: formatNumber(evidence['answers'] ?? 0),
      right: formatOfHundred(evidence['right'] ?? 0),
      atMost: formatOfHundred(evidence['atMost'] ?? 0),
    });
  return {
    whenOf,
    lineOf,
    causeOf: (because: PipelineCause): string => {
      if (because.kind === 'trigger') return firingOf(because.firing);
      const slot = because.kind === 'schedule' ? because.slot.replace('T', ' ') : '';
      return t(`pipelines.because.${because.kind}`, { slot });
    },
    callOf: (call: string): string => t(`pipelines.call.${call.replace('.', '_')}`, { defaultValue: call }),
    effectOf: ({ kind, label }: StepEffect): string => {
      const name = label === null ? '' : label.includes('@') ? refWords(label) : columnWords(label);
      return t(`pipelines.effect.${kind}`, { name, defaultValue: `${columnWords(kind)} ${name}` });
    },
  };
}
