import { deleteDataset } from '../actions/delete-dataset.ts';
import { deriveDataset } from '../actions/derive-dataset.ts';
import { describeDataset } from '../actions/describe-dataset.ts';
import { diffDatasets } from '../actions/diff-datasets.ts';
import { exportDataset } from '../actions/export-dataset.ts';
import { importDataset } from '../actions/import-dataset.ts';
import { listDatasets } from '../actions/list-datasets.ts';
import { listDependents } from '../actions/list-dependents.ts';
import { pageDataset } from '../actions/page-dataset.ts';
import { previewDataset } from '../actions/preview-dataset.ts';
import { previewDerive } from '../actions/preview-derive.ts';
import { readImages } from '../actions/read-images.ts';
import { repairDatasets } from '../actions/repair-datasets.ts';
import { showDatasetSize } from '../actions/show-dataset-size.ts';
import { showDataset } from '../actions/show-dataset.ts';
import { showQuality } from '../actions/show-quality.ts';
import { verifyDatasets } from '../actions/verify-datasets.ts';
import type { datasetCalls } from '../../../shared/calls/dataset-calls.ts';
import type { HandlersOf } from '../door.ts';

export const datasetHandlers: HandlersOf<typeof datasetCalls> = {
  'dataset.preview': previewDataset,
  'dataset.import': importDataset,
  'dataset.list': listDatasets,
  'dataset.show': showDataset,
  'dataset.size': showDatasetSize,
  'dataset.page': pageDataset,
  'dataset.derive': deriveDataset,
  'dataset.previewDerive': previewDerive,
  'dataset.describe': describeDataset,
  'dataset.quality': showQuality,
  'dataset.diff': diffDatasets,
  'dataset.repair': repairDatasets,
  'dataset.dependents': listDependents,
  'dataset.delete': deleteDataset,
  'dataset.verify': verifyDatasets,
  'image.read': readImages,
  'dataset.export': exportDataset,
};
