import { useTranslation } from 'react-i18next';
import { columnWords, refWords } from '../../column-words.ts';
import { formatStamp, formatNumber } from '../../format.ts';
import type { Box } from './group-alike.ts';
import type { LineageNode } from './reach.ts';
import { selectionOf } from './selection.ts';

export type NodeWords = {
  /** What a person calls the thing; never a bare id. */
  readonly nameOf: (node: LineageNode) => string;
  /** The second line: when it was made, and on which laptop if that is another. */
  readonly whenOf: (node: LineageNode) => string;
  /** "50 predictions", or the only one's name. */
  readonly boxName: (box: Box) => string;
  readonly kindOf: (kind: string, count: number) => string;
};

const CORRECTED = 'corrected: ';

/** Things of the lineage in words: versions by name, rows of a batch by number, answers as they were given. */
export function useNodeWords(): NodeWords {
  const { t } = useTranslation();
  const kindOf = (kind: string, count: number) => t(`lineage.kind.${kind}`, { count, defaultValue: columnWords(kind) });
  const counted = (kind: string, count: number) => `${formatNumber(count)} ${kindOf(kind, count)}`;
  const nameOf = ({ id, kind, label }: LineageNode): string => {
    const selection = selectionOf({ id, label });
    if (selection !== null) return counted(kind, selection.records);
    if (kind === 'file' || kind === 'pipelineRun') return label;
    if (kind === 'datasetVersion' || kind === 'modelVersion') return refWords(label);
    if (kind === 'testReport') return t('lineage.name.testReport', { model: refWords(label) });
    if (kind === 'prediction') return predictionName(id, label);
    if (kind === 'shadowPrediction') return t('lineage.name.shadowPrediction', { said: columnWords(label) });
    if (kind === 'deployment') return deploymentName(label);
    if (kind === 'label') return answerName(label);
    return t(`lineage.name.${kind}`, { label, defaultValue: columnWords(label) });
  };
  const predictionName = (id: string, label: string) => {
    const row = rowOf(id);
    return row === null
      ? t('lineage.name.prediction', { said: columnWords(label) })
      : t('lineage.name.row', { row: formatNumber(row + 1) });
  };
  /** Labels begin with the alias. */
  const deploymentName = (label: string) => {
    const [alias = ''] = label.split(' ');
    if (alias === 'canary') return t('lineage.name.canary');
    return alias === 'shadow' ? t('lineage.name.shadow') : t('lineage.name.deployment');
  };
  const answerName = (label: string) =>
    label.startsWith(CORRECTED)
      ? t('lineage.name.corrected', { to: label.slice(CORRECTED.length) })
      : t(`lineage.name.${label}`, { defaultValue: columnWords(label) });
  return {
    nameOf,
    whenOf: ({ createdAtMs, fromDevice }) =>
      fromDevice === undefined
        ? formatStamp(createdAtMs)
        : t('lineage.fromDevice', { device: fromDevice, when: formatStamp(createdAtMs) }),
    boxName: (box) => (box.members.length === 1 ? nameOf(box) : counted(box.kind, box.members.length)),
    kindOf,
  };
}

/** The row, from 0, of a prediction of a batch (`window:row`); null for a single one. */
export function rowOf(id: string): number | null {
  const [, row] = /^[^:]+:(\d+)$/.exec(id) ?? [];
  return row === undefined ? null : Number(row);
}
