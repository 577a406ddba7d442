import { addLabel } from '../actions/add-label.ts';
import { cancelRun } from '../actions/cancel-run.ts';
import { compareModels } from '../actions/compare-models.ts';
import { compareRuns } from '../actions/compare-runs.ts';
import { explainRecord } from '../actions/explain-record.ts';
import { importModel } from '../actions/import-model.ts';
import { listModels } from '../actions/list-models.ts';
import { listReview } from '../actions/list-review.ts';
import { listRunChoices } from '../actions/list-run-choices.ts';
import { listRuns } from '../actions/list-runs.ts';
import { noteModel } from '../actions/note-model.ts';
import { pauseRun } from '../actions/pause-run.ts';
import { predictDataset } from '../actions/predict-dataset.ts';
import { predictRecord } from '../actions/predict-record.ts';
import { promoteModel } from '../actions/promote-model.ts';
import { recallModel } from '../actions/recall-model.ts';
import { reinstateModel } from '../actions/reinstate-model.ts';
import { removeAlias } from '../actions/remove-alias.ts';
import { reproduceRun } from '../actions/reproduce-run.ts';
import { resumeRun } from '../actions/resume-run.ts';
import { rollBackModel } from '../actions/roll-back-model.ts';
import { runTensors } from '../actions/run-tensors.ts';
import { setTraining } from '../actions/set-training.ts';
import { showModel } from '../actions/show-model.ts';
import { showRun } from '../actions/show-run.ts';
import { showTrainingSettings } from '../actions/show-training-settings.ts';
import { tagModel } from '../actions/tag-model.ts';
import { trainModel } from '../actions/train-model.ts';
import type { modelCalls } from '../../../shared/calls/model-calls.ts';
import type { HandlersOf } from '../door.ts';

export const modelHandlers: HandlersOf<typeof modelCalls> = {
  'model.train': trainModel,
  'run.list': listRuns,
  'run.choices': listRunChoices,
  'run.compare': compareRuns,
  'run.pause': pauseRun,
  'run.cancel': cancelRun,
  'run.resume': resumeRun,
  'run.reproduce': reproduceRun,
  'training.settings': showTrainingSettings,
  'training.set': setTraining,
  'run.show': showRun,
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
  'predict.dataset': predictDataset,
  'predict.record': predictRecord,
  'predict.explain': explainRecord,
  'review.list': listReview,
  'label.add': addLabel,
};
