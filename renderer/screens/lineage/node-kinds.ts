import type { LucideIcon } from 'lucide-react';
import {
  Box,
  ClipboardCheck,
  ClipboardPenLine,
  Database,
  FileSpreadsheet,
  FlaskConical,
  Ghost,
  ListChecks,
  ReceiptText,
  ShieldCheck,
  Workflow,
  Zap,
} from 'lucide-react';
import { goTo } from '../../shell/navigation.ts';
import { pipelineRunFocus } from '../runs/pipelines/pipelines-focus.ts';
import type { LineageNode } from './reach.ts';

export const iconsByKind: Readonly<Record<string, LucideIcon>> = {
  file: FileSpreadsheet,
  pipelineRun: Workflow,
  record: ClipboardPenLine,
  datasetVersion: Database,
  run: FlaskConical,
  modelVersion: Box,
  testReport: ClipboardCheck,
  deployment: ShieldCheck,
  window: Zap,
  prediction: Zap,
  shadowPrediction: Ghost,
  label: ListChecks,
  receipt: ReceiptText,
};

/** Opens the screen that shows a thing itself; null for what stands in the lineage only, or is on another laptop. */
export function openerOf({ id, kind, label, fromDevice }: LineageNode): (() => void) | null {
  if (fromDevice !== undefined) return null;
  if (kind === 'datasetVersion') return () => goTo('data', label);
  if (kind === 'modelVersion' || kind === 'testReport') return () => goTo('models', label);
  if (kind === 'run') return () => goTo('runs', id);
  if (kind === 'pipelineRun') return () => goTo('runs', pipelineRunFocus(id));
  if (kind === 'window') return () => goTo('drift', id);
  return null;
}
