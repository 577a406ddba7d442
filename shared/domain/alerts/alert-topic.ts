import type { AlertTopic } from '../../alert.ts';
import type { Finding } from '../../drift.ts';

const topicByKey: Readonly<Record<string, AlertTopic>> = {
  'drift.finding.heavier': 'site',
  'drift.finding.lighter': 'site',
  'drift.finding.higher': 'site',
  'drift.finding.lower': 'site',
  'drift.finding.moreMissing': 'missing',
  'drift.finding.lessMissing': 'missing',
  'drift.finding.newCategory': 'values',
  'drift.finding.outOfRange': 'values',
  'drift.finding.numbers': 'values',
  'drift.finding.shares': 'values',
  'drift.finding.changed': 'values',
  'drift.finding.removedColumn': 'structure',
  'drift.finding.typeChanged': 'structure',
  'drift.finding.newColumn': 'structure',
};

/** What a finding is about. */
export const alertTopic = ({ key }: Finding): AlertTopic => topicByKey[key] ?? 'other';
