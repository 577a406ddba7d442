import { backUpHome } from '../actions/back-up-home.ts';
import { checkHome } from '../actions/check-home.ts';
import { createProject } from '../actions/create-project.ts';
import { exportProject } from '../actions/export-project.ts';
import { freeSpace } from '../actions/free-space.ts';
import { inspectBackup } from '../actions/inspect-backup.ts';
import { listActors } from '../actions/list-actors.ts';
import { listLineageRecords } from '../actions/list-lineage-records.ts';
import { listProjects } from '../actions/list-projects.ts';
import { mergeProject } from '../actions/merge-project.ts';
import { previewMerge } from '../actions/preview-merge.ts';
import { restoreHome } from '../actions/restore-home.ts';
import { showHome } from '../actions/show-home.ts';
import { showLineage } from '../actions/show-lineage.ts';
import { showSpace } from '../actions/show-space.ts';
import { showToday } from '../actions/show-today.ts';
import { useActor } from '../actions/use-actor.ts';
import { useProject } from '../actions/use-project.ts';
import { verifyAuditLog } from '../actions/verify-audit.ts';
import type { homeCalls } from '../../../shared/calls/home-calls.ts';
import type { HandlersOf } from '../door.ts';

export const homeHandlers: HandlersOf<typeof homeCalls> = {
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
  'lineage.show': showLineage,
  'lineage.records': listLineageRecords,
  'audit.verify': verifyAuditLog,
};
