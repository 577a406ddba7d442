import { acknowledgeAlert } from './actions/acknowledge-alert.ts';
import { addLabel } from './actions/add-label.ts';
import { addPhoto } from './actions/add-photo.ts';
import { addRecord } from './actions/add-record.ts';
import { cancelRun } from './actions/cancel-run.ts';
import { checkForm } from './actions/check-form.ts';
import { backUpHome } from './actions/back-up-home.ts';
import { checkHome } from './actions/check-home.ts';
import { compareModels } from './actions/compare-models.ts';
import { compareRuns } from './actions/compare-runs.ts';
import { createProject } from './actions/create-project.ts';
import { deleteDataset } from './actions/delete-dataset.ts';
import { deriveDataset } from './actions/derive-dataset.ts';
import { describeDataset } from './actions/describe-dataset.ts';
import { diffDatasets } from './actions/diff-datasets.ts';
import { explainRecord } from './actions/explain-record.ts';
import { exportCard } from './actions/export-card.ts';
import { exportDataset } from './actions/export-dataset.ts';
import { exportModel } from './actions/export-model.ts';
import { exportSlip } from './actions/export-slip.ts';
import { exportProject } from './actions/export-project.ts';
import { freeSpace } from './actions/free-space.ts';
import { estimateCost } from './actions/estimate-cost.ts';
import { editRecord } from './actions/edit-record.ts';
import { findSimilarSubjects } from './actions/find-similar-subjects.ts';
import { findSubjects } from './actions/find-subjects.ts';
import { freezeRecords } from './actions/freeze-records.ts';
import { importDataset } from './actions/import-dataset.ts';
import { importForm } from './actions/import-form.ts';
import { importModel } from './actions/import-model.ts';
import { keepPhotoThumbnail } from './actions/keep-photo-thumbnail.ts';
import { inspectBackup } from './actions/inspect-backup.ts';
import { listActors } from './actions/list-actors.ts';
import { listAlerts } from './actions/list-alerts.ts';
import { listDatasets } from './actions/list-datasets.ts';
import { listDependents } from './actions/list-dependents.ts';
import { listForms } from './actions/list-forms.ts';
import { listDrafts } from './actions/list-drafts.ts';
import { listLineageRecords } from './actions/list-lineage-records.ts';
import { listModels } from './actions/list-models.ts';
import { listPlaces } from './actions/list-places.ts';
import { listProjects } from './actions/list-projects.ts';
import { listRecords } from './actions/list-records.ts';
import { listReview } from './actions/list-review.ts';
import { listRunChoices } from './actions/list-run-choices.ts';
import { listRuns } from './actions/list-runs.ts';
import { listThreadPeople } from './actions/list-thread-people.ts';
import { listThreads } from './actions/list-threads.ts';
import { listSearches } from './actions/list-searches.ts';
import { listSyncItems } from './actions/list-sync-items.ts';
import { lookForDrift } from './actions/look-for-drift.ts';
import { chooseRecordsToLabel } from './actions/choose-records-to-label.ts';
import { showAgreement } from './actions/show-agreement.ts';
import { simulateFalseAlarms } from './actions/simulate-false-alarms.ts';
import { showPerformance } from './actions/show-performance.ts';
import { showWatchedDays } from './actions/show-watched-days.ts';
import { listWindows } from './actions/list-windows.ts';
import { measureLearningCurve } from './actions/measure-learning-curve.ts';
import { mergeProject } from './actions/merge-project.ts';
import { mergeSubjects } from './actions/merge-subjects.ts';
import { noteModel } from './actions/note-model.ts';
import { openTestSuite } from './actions/open-test-suite.ts';
import { pageDataset } from './actions/page-dataset.ts';
import { pauseRun } from './actions/pause-run.ts';
import { predictDataset } from './actions/predict-dataset.ts';
import { noteEndpointRequests } from './actions/note-endpoint-requests.ts';
import { predictRecord } from './actions/predict-record.ts';
import { predictRows } from './actions/predict-rows.ts';
import { previewDataset } from './actions/preview-dataset.ts';
import { previewDerive } from './actions/preview-derive.ts';
import { previewFreeze } from './actions/preview-freeze.ts';
import { previewModel } from './actions/preview-model.ts';
import { previewMerge } from './actions/preview-merge.ts';
import { runTensors } from './actions/run-tensors.ts';
import { promoteModel } from './actions/promote-model.ts';
import { readImages } from './actions/read-images.ts';
import { recallModel } from './actions/recall-model.ts';
import { reinstateModel } from './actions/reinstate-model.ts';
import { removeAlias } from './actions/remove-alias.ts';
import { repairDatasets } from './actions/repair-datasets.ts';
import { receiveRecord } from './actions/receive-record.ts';
import { removeDraft } from './actions/remove-draft.ts';
import { reportDrift } from './actions/report-drift.ts';
import { reproduceRun } from './actions/reproduce-run.ts';
import { restoreHome } from './actions/restore-home.ts';
import { resumeRun } from './actions/resume-run.ts';
import { rollBackModel } from './actions/roll-back-model.ts';
import { runSync } from './actions/run-sync.ts';
import { runWatch } from './actions/run-watch.ts';
import { sayInThread } from './actions/say-in-thread.ts';
import { saveDraft } from './actions/save-draft.ts';
import { scoreRecord } from './actions/score-record.ts';
import { setSyncBudget } from './actions/set-sync-budget.ts';
import { showSyncBudget } from './actions/show-sync-budget.ts';
import { setSyncServer } from './actions/set-sync-server.ts';
import { setTraining } from './actions/set-training.ts';
import { showCard } from './actions/show-card.ts';
import { showDatasetSize } from './actions/show-dataset-size.ts';
import { showDataset } from './actions/show-dataset.ts';
import { showForm } from './actions/show-form.ts';
import { showEndpoint } from './actions/show-endpoint.ts';
import { showServedModel } from './actions/show-served-model.ts';
import { showHub } from './actions/show-hub.ts';
import { showHome } from './actions/show-home.ts';
import { showLineage } from './actions/show-lineage.ts';
import { showLearningCurve } from './actions/show-learning-curve.ts';
import { listGates } from './actions/list-gates.ts';
import { measureFairness } from './actions/measure-fairness.ts';
import { setGuards } from './actions/set-guards.ts';
import { setTestSuite } from './actions/set-test-suite.ts';
import { showModelTests } from './actions/show-model-tests.ts';
import { showTestSuite } from './actions/show-test-suite.ts';
import { testModel } from './actions/test-model.ts';
import { showModel } from './actions/show-model.ts';
import { showPhoto } from './actions/show-photo.ts';
import { showRecord } from './actions/show-record.ts';
import { showShadow } from './actions/show-shadow.ts';
import { showSlip } from './actions/show-slip.ts';
import { showGuards } from './actions/show-guards.ts';
import { showRun } from './actions/show-run.ts';
import { showSpace } from './actions/show-space.ts';
import { showSubject } from './actions/show-subject.ts';
import { showSyncStatus } from './actions/show-sync-status.ts';
import { showThread } from './actions/show-thread.ts';
import { searchModel } from './actions/search-model.ts';
import { showTrainingSettings } from './actions/show-training-settings.ts';
import { showToday } from './actions/show-today.ts';
import { showQuality } from './actions/show-quality.ts';
import { showWatch } from './actions/show-watch.ts';
import { startEndpoint } from './actions/start-endpoint.ts';
import { startHub } from './actions/start-hub.ts';
import { stopEndpoint } from './actions/stop-endpoint.ts';
import { stopHub } from './actions/stop-hub.ts';
import { eraseSubject } from './actions/erase-subject.ts';
import { previewEraseSubject } from './actions/preview-erase-subject.ts';
import { splitSubject } from './actions/split-subject.ts';
import { tagModel } from './actions/tag-model.ts';
import { trainModel } from './actions/train-model.ts';
import { useActor } from './actions/use-actor.ts';
import { useForm } from './actions/use-form.ts';
import { useProject } from './actions/use-project.ts';
import { verifyAuditLog } from './actions/verify-audit.ts';
import { verifyDatasets } from './actions/verify-datasets.ts';
import { writeCard } from './actions/write-card.ts';
import { addPipeline } from './actions/add-pipeline.ts';
import { removePipeline } from './actions/remove-pipeline.ts';
import { switchPipeline } from './actions/switch-pipeline.ts';
import { listPipelines } from './actions/list-pipelines.ts';
import { showPipelineRun } from './actions/show-pipeline-run.ts';
import { runPipeline } from './actions/run-pipeline.ts';
import { resumePipeline } from './actions/resume-pipeline.ts';
import { cancelPipeline } from './actions/cancel-pipeline.ts';
import { decidePipelineStep } from './actions/decide-pipeline-step.ts';
import { showPipelineWork } from './actions/show-pipeline-work.ts';
import { keepPipelineStep } from './actions/keep-pipeline-step.ts';
import { showEarlierStep } from './actions/show-earlier-step.ts';
import { keepPipelineRun } from './actions/keep-pipeline-run.ts';
import { listDuePipelines } from './actions/list-due-pipelines.ts';
import { snoozeAlert } from './actions/snooze-alert.ts';
import { showAlertRules } from './actions/show-alert-rules.ts';
import { setAlertRules } from './actions/set-alert-rules.ts';
import { listDueAlerts } from './actions/list-due-alerts.ts';
import { markAlertsTold } from './actions/mark-alerts-told.ts';
import { listUnseenWindows } from './actions/list-unseen-windows.ts';
import { exportReport } from './actions/export-report.ts';
import { showReportPage } from './actions/show-report-page.ts';
import type { Handlers } from './door.ts';

/** Which action answers which call. */
export const handlers: Handlers = {
  'home.show': showHome,
  'home.check': checkHome,
  'home.backup': backUpHome,
  'home.inspectBackup': inspectBackup,
  'home.restore': restoreHome,
  'space.show': showSpace,
  'space.free': freeSpace,
  'project.create': createProject,
  'project.list': listProjects,
  'project.use': useProject,
  'project.export': exportProject,
  'project.merge': mergeProject,
  'project.previewMerge': previewMerge,
  'actor.list': listActors,
  'actor.use': useActor,
  'today.show': showToday,
  'dataset.preview': previewDataset,
  'dataset.import': importDataset,
  'dataset.list': listDatasets,
  'dataset.show': showDataset,
  'dataset.size': showDatasetSize,
  'dataset.page': pageDataset,
  'dataset.describe': describeDataset,
  'dataset.quality': showQuality,
  'dataset.repair': repairDatasets,
  'dataset.dependents': listDependents,
  'dataset.delete': deleteDataset,
  'dataset.verify': verifyDatasets,
  'image.read': readImages,
  'dataset.export': exportDataset,
  'dataset.derive': deriveDataset,
  'dataset.previewDerive': previewDerive,
  'dataset.diff': diffDatasets,
  'form.import': importForm,
  'form.list': listForms,
  'form.check': checkForm,
  'form.show': showForm,
  'form.use': useForm,
  'record.add': addRecord,
  'record.receive': receiveRecord,
  'record.list': listRecords,
  'record.score': scoreRecord,
  'record.edit': editRecord,
  'record.show': showRecord,
  'record.freeze': freezeRecords,
  'record.previewFreeze': previewFreeze,
  'draft.save': saveDraft,
  'draft.list': listDrafts,
  'draft.remove': removeDraft,
  'photo.add': addPhoto,
  'photo.show': showPhoto,
  'photo.keepThumbnail': keepPhotoThumbnail,
  'place.list': listPlaces,
  'slip.show': showSlip,
  'slip.export': exportSlip,
  'subject.find': findSubjects,
  'subject.show': showSubject,
  'subject.similar': findSimilarSubjects,
  'subject.merge': mergeSubjects,
  'subject.split': splitSubject,
  'subject.previewErase': previewEraseSubject,
  'subject.erase': eraseSubject,
  'model.train': trainModel,
  'model.preview': previewModel,
  'model.export': exportModel,
  'card.show': showCard,
  'card.write': writeCard,
  'card.export': exportCard,
  'model.search': searchModel,
  'search.list': listSearches,
  'model.estimateCost': estimateCost,
  'model.learningCurve': measureLearningCurve,
  'learningCurve.show': showLearningCurve,
  'run.list': listRuns,
  'run.choices': listRunChoices,
  'training.settings': showTrainingSettings,
  'training.set': setTraining,
  'run.show': showRun,
  'run.compare': compareRuns,
  'run.pause': pauseRun,
  'run.cancel': cancelRun,
  'run.resume': resumeRun,
  'run.reproduce': reproduceRun,
  'model.import': importModel,
  'model.list': listModels,
  'model.show': showModel,
  'model.compare': compareModels,
  'model.promote': promoteModel,
  'model.runTensors': runTensors,
  'model.rollback': rollBackModel,
  'model.removeAlias': removeAlias,
  'model.recall': recallModel,
  'model.reinstate': reinstateModel,
  'model.tag': tagModel,
  'model.note': noteModel,
  'model.test': testModel,
  'model.tests': showModelTests,
  'model.gates': listGates,
  'model.fairness': measureFairness,
  'model.shadow': showShadow,
  'watch.show': showWatch,
  'watch.run': runWatch,
  'guards.set': setGuards,
  'guards.show': showGuards,
  'testSuite.set': setTestSuite,
  'testSuite.open': openTestSuite,
  'testSuite.show': showTestSuite,
  'predict.dataset': predictDataset,
  'predict.record': predictRecord,
  'predict.rows': predictRows,
  'predict.explain': explainRecord,
  'review.list': listReview,
  'label.add': addLabel,
  'monitor.report': reportDrift,
  'monitor.page': showReportPage,
  'monitor.export': exportReport,
  'monitor.windows': listWindows,
  'monitor.look': lookForDrift,
  'monitor.days': showWatchedDays,
  'monitor.simulate': simulateFalseAlarms,
  'monitor.performance': showPerformance,
  'monitor.agreement': showAgreement,
  'monitor.toLabel': chooseRecordsToLabel,
  'alert.list': listAlerts,
  'alert.acknowledge': acknowledgeAlert,
  'alert.snooze': snoozeAlert,
  'alert.rules': showAlertRules,
  'alert.setRules': setAlertRules,
  'alert.due': listDueAlerts,
  'alert.told': markAlertsTold,
  'alert.unseen': listUnseenWindows,
  'pipeline.add': addPipeline,
  'pipeline.remove': removePipeline,
  'pipeline.switch': switchPipeline,
  'pipeline.list': listPipelines,
  'pipeline.show': showPipelineRun,
  'pipeline.run': runPipeline,
  'pipeline.resume': resumePipeline,
  'pipeline.cancel': cancelPipeline,
  'pipeline.decide': decidePipelineStep,
  'pipeline.work': showPipelineWork,
  'pipeline.keepStep': keepPipelineStep,
  'pipeline.earlier': showEarlierStep,
  'pipeline.keepRun': keepPipelineRun,
  'pipeline.due': listDuePipelines,
  'thread.say': sayInThread,
  'thread.show': showThread,
  'thread.list': listThreads,
  'thread.people': listThreadPeople,
  'lineage.show': showLineage,
  'lineage.records': listLineageRecords,
  'audit.verify': verifyAuditLog,
  'sync.run': runSync,
  'sync.status': showSyncStatus,
  'sync.items': listSyncItems,
  'sync.budget': showSyncBudget,
  'sync.setBudget': setSyncBudget,
  'sync.setServer': setSyncServer,
  'endpoint.start': startEndpoint,
  'endpoint.stop': stopEndpoint,
  'endpoint.show': showEndpoint,
  'endpoint.note': noteEndpointRequests,
  'endpoint.model': showServedModel,
  'hub.start': startHub,
  'hub.stop': stopHub,
  'hub.status': showHub,
};
