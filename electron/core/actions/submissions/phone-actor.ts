import type { Submission } from '../../../../shared/submission.ts';
import { findActorNamed, insertActor } from '../../store/actors.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';

/**
 * Who answered on a phone, as one of the home's people, made the first time. All phones know one password, so a name
 * from a phone is what somebody calls themselves: it never stands for somebody of the laptop.
 */
export function phoneActorId(db: WritableDb, { newId, now }: Context, { name }: Submission['sender']): string {
  const called = `${name} (phone)`;
  const known = findActorNamed(db, called);
  if (known !== null) return known.id;
  const id = newId();
  insertActor(db, { id, name: called, role: 'capture', createdAtMs: now() });
  return id;
}
