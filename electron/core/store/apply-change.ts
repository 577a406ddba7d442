import { applyCardRevision } from './apply-card-revision.ts';
import { applyForm } from './apply-form.ts';
import { applyFormUse } from './apply-form-use.ts';
import { applyGuardPolicy } from './apply-guard-policy.ts';
import { applyLabel } from './apply-label.ts';
import { applyAliasMove, applyModelVersion } from './apply-model.ts';
import { applyRecordEvent } from './apply-record-event.ts';
import { applyRegistryEntry } from './apply-registry-entry.ts';
import { applyTestSuite } from './apply-test-suite.ts';
import { applyThreadEvent } from './apply-thread-event.ts';
import { applyErasure, applyMerge, applySplit } from './apply-subject-change.ts';
import type { WritableDb } from './open-database.ts';
import { applyFiring } from './retraining-firings.ts';

/**
 * Makes a change by somebody else part of this home. True when it is part of it now, or was before (a change of this
 * laptop's own comes back after a fork); false when something that it builds on is not here yet, or it cannot be read.
 */
export type ApplyChange = (db: WritableDb, projectId: string, payload: unknown) => boolean;

/** What can become part of a home by itself, whether the server brought it or a file. */
export const applyByKind: Readonly<Record<string, ApplyChange>> = {
  'record.added': applyRecordEvent,
  'record.edited': applyRecordEvent,
  'form.imported': applyForm,
  'project.formUsed': applyFormUse,
  'label.added': applyLabel,
  'subject.merged': applyMerge,
  'subject.split': applySplit,
  'subject.erased': applyErasure,
  'testSuite.declared': applyTestSuite,
  'guards.declared': applyGuardPolicy,
  'retraining.fired': applyFiring,
  'thread.said': applyThreadEvent,
  'model.cardWritten': applyCardRevision,
  'model.travelled': applyModelVersion,
  'model.promoted': applyAliasMove,
  'model.rolledBack': applyAliasMove,
  'model.aliasRemoved': applyAliasMove,
  'model.tagged': applyRegistryEntry,
  'model.noted': applyRegistryEntry,
  'model.recalled': applyRegistryEntry,
  'model.reinstated': applyRegistryEntry,
};
