import { useMemo } from 'react';
import { useCall } from '../../../use-call.ts';
import { defaultTarget, type TrainingAnswers } from '../plan-training.ts';
import { suspectsOf } from './left-out.ts';

const none: ReadonlySet<string> = new Set();

/** Columns that the check of the data suspects of telling the answer; none while it is being checked. */
export function useSuspects({ dataset, target }: TrainingAnswers): ReadonlySet<string> {
  const checked = useCall('dataset.quality', { ref: dataset.id }, []);
  const findings = checked.state === 'ready' ? checked.value.findings : null;
  const told = target ?? defaultTarget(dataset);
  return useMemo(() => (findings === null ? none : suspectsOf(findings, told)), [findings, told]);
}
