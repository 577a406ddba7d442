import { addRecord } from '../actions/add-record.ts';
import { checkForm } from '../actions/check-form.ts';
import { editRecord } from '../actions/edit-record.ts';
import { eraseSubject } from '../actions/erase-subject.ts';
import { findSimilarSubjects } from '../actions/find-similar-subjects.ts';
import { findSubjects } from '../actions/find-subjects.ts';
import { freezeRecords } from '../actions/freeze-records.ts';
import { importForm } from '../actions/import-form.ts';
import { listDrafts } from '../actions/list-drafts.ts';
import { listForms } from '../actions/list-forms.ts';
import { listRecords } from '../actions/list-records.ts';
import { mergeSubjects } from '../actions/merge-subjects.ts';
import { previewEraseSubject } from '../actions/preview-erase-subject.ts';
import { previewFreeze } from '../actions/preview-freeze.ts';
import { receiveRecord } from '../actions/receive-record.ts';
import { removeDraft } from '../actions/remove-draft.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { scoreRecord } from '../actions/score-record.ts';
import { showForm } from '../actions/show-form.ts';
import { showRecord } from '../actions/show-record.ts';
import { showSubject } from '../actions/show-subject.ts';
import { splitSubject } from '../actions/split-subject.ts';
import { useForm } from '../actions/use-form.ts';
import type { captureCalls } from '../../../shared/calls/capture-calls.ts';
import type { HandlersOf } from '../door.ts';

export const captureHandlers: HandlersOf<typeof captureCalls> = {
  'form.import': importForm,
  'form.list': listForms,
  'form.check': checkForm,
  'form.show': showForm,
  'form.use': useForm,
  'record.add': addRecord,
  'record.receive': receiveRecord,
  'record.edit': editRecord,
  'record.show': showRecord,
  'record.freeze': freezeRecords,
  'record.previewFreeze': previewFreeze,
  'draft.save': saveDraft,
  'draft.list': listDrafts,
  'draft.remove': removeDraft,
  'subject.find': findSubjects,
  'subject.show': showSubject,
  'subject.similar': findSimilarSubjects,
  'subject.merge': mergeSubjects,
  'subject.split': splitSubject,
  'subject.previewErase': previewEraseSubject,
  'subject.erase': eraseSubject,
  'record.list': listRecords,
  'record.score': scoreRecord,
};
