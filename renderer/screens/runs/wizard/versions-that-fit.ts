import { isNumericType } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';

/**
 * The versions that a training on these data can go on from, as they come: trained here to tell the same column, not
 * recalled, from columns that these data have as well, and not from these very data. Core has the last word.
 */
export const versionsThatFit = (
  models: readonly ModelVersion[],
  dataset: DatasetVersion,
  target: string | undefined,
): readonly ModelVersion[] =>
  models.filter(
    ({ runId, recall, datasetRef, spec }) =>
      runId !== null &&
      recall === null &&
      spec.target === target &&
      datasetRef !== `${dataset.name}@${dataset.version}` &&
      spec.features.every(({ name, type }) =>
        dataset.columns.some((column) => column.name === name && isNumericType(column.type) === isNumericType(type)),
      ),
  );
