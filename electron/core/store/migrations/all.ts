import { home } from './0001-home.ts';
import { datasets } from './0002-datasets.ts';
import { models } from './0003-models.ts';
import { predictions } from './0004-predictions.ts';
import { accounts } from './0005-accounts.ts';
import { sync } from './0006-sync.ts';
import { reasons } from './0007-reasons.ts';
import { hotQueries } from './0008-hot-queries.ts';
import { pulledChanges } from './0009-pulled-changes.ts';
import { dataCare } from './0010-data-care.ts';
import { images } from './0011-images.ts';
import { forms } from './0012-forms.ts';
import { capture } from './0013-capture.ts';
import { submissions } from './0014-submissions.ts';
import { photos } from './0015-photos.ts';
import { sentImages } from './0016-sent-images.ts';
import { selectionsAndClocks } from './0017-selections-and-clocks.ts';
import { runList } from './0018-run-list.ts';
import { threads } from './0019-threads.ts';
import { explanations } from './0020-explanations.ts';
import { operatingPoints } from './0021-operating-points.ts';
import { resumableRuns } from './0022-resumable-runs.ts';
import { searchesAndCurves } from './0023-searches-and-curves.ts';
import { formUses } from './0024-form-uses.ts';
import { erasures } from './0025-erasures.ts';
import { registry } from './0026-registry.ts';
import { packagesAndCards } from './0027-packages-and-cards.ts';
import { runBases } from './0028-run-bases.ts';
import { endpointRequests } from './0029-endpoint-requests.ts';
import { modelTests } from './0030-model-tests.ts';
import { monitoring } from './0031-monitoring.ts';
import { shadowAndCanary } from './0032-shadow-and-canary.ts';
import { pipelines } from './0033-pipelines.ts';
import { guards } from './0034-guards.ts';
import { lanes } from './0035-lanes.ts';
import { networkBudgets } from './0036-network-budgets.ts';
import { alertRules } from './0037-alert-rules.ts';
import { retraining } from './0038-retraining.ts';
import { uploads } from './0039-uploads.ts';
import type { Migration } from './migration.ts';

/** In order of version; `migrate` refuses a list with gaps. */
export const migrations: readonly Migration[] = [
  home,
  datasets,
  models,
  predictions,
  accounts,
  sync,
  reasons,
  hotQueries,
  pulledChanges,
  dataCare,
  images,
  forms,
  capture,
  submissions,
  photos,
  sentImages,
  selectionsAndClocks,
  runList,
  threads,
  explanations,
  operatingPoints,
  resumableRuns,
  searchesAndCurves,
  formUses,
  erasures,
  registry,
  packagesAndCards,
  runBases,
  endpointRequests,
  modelTests,
  monitoring,
  shadowAndCanary,
  pipelines,
  guards,
  lanes,
  networkBudgets,
  alertRules,
  retraining,
  uploads,
];
