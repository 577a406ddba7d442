import type { Parsed } from '../../../../shared/calls.ts';
import type { ExchangeHead } from '../../../../shared/exchange.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { findActor, insertActor } from '../../store/actors.ts';
import { ensureDevice } from '../../store/devices.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { findProject, findProjectNamed, insertProject } from '../../store/projects.ts';
import { setSetting } from '../../store/settings.ts';
import type { Context } from '../context.ts';

/** The project that a file goes into: its own where it is in use, otherwise as the person said. */
export function chooseProject(
  { store, projectId }: Context,
  { project }: ExchangeHead,
  { other }: Parsed<'project.merge'>,
): Result<string> {
  if (project.id === projectId || (other === 'mix' && projectId !== '')) return ok(projectId);
  if (other !== 'join') return refuseOther(project.name, findProject(store, project.id) !== null);
  if (findProject(store, project.id) !== null || findProjectNamed(store, project.name) === null) return ok(project.id);
  return fail(
    'project.nameTaken',
    `There is another project "${project.name}" in this home. Nothing was changed.`,
    'Merge the file into a home without it, or into the project in use.',
  );
}

const refuseOther = (name: string, isHere: boolean): Result<never> =>
  fail(
    'exchange.otherProject',
    `This file is of the project "${name}", which is not in use. Nothing was changed.`,
    isHere
      ? 'Change to that project, then merge the file.'
      : 'Say whether to join that project or to mix it into this one.',
    { project: name },
  );

/** Keeps who wrote the file, with the key that it is known by from now on, and who did what is in it. */
export function meetSender(db: WritableDb, context: Context, head: ExchangeHead, isJoined: boolean): void {
  const { actorId, deviceId, now } = context;
  ensureDevice(db, { ...head.device, createdAtMs: now() });
  for (const actor of head.actors) {
    if (findActor(db, actor.id) === null) insertActor(db, { ...actor, createdAtMs: now() });
  }
  if (!isJoined) return;
  insertProject(db, { ...head.project, actorId, deviceId });
  setSetting(db, 'projectId', head.project.id);
}
