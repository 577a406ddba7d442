import { PullReply } from '../../../shared/sync-protocol.ts';
import { lastCursor, storeRemoteChanges } from '../store/remote-changes.ts';
import { getSetting } from '../store/settings.ts';
import { removeErasedFiles } from '../store/subject-erasures.ts';
import { applyRemoteChanges } from './apply-changes.ts';
import { type Contact, type End, endOf, signerOf, streamOf } from './contact.ts';
import { ask } from './post.ts';

/** Fetches what others brought to each project of this home and makes it part of it. */
export async function pullAll(contact: Contact): Promise<End | null> {
  const { parts, wire, url } = contact;
  const projects = parts.store.all('SELECT id FROM project').map((row) => String(row['id']));
  const serverId = String(getSetting(parts.store, 'serverId'));
  for (const projectId of projects) {
    const source = { serverId, projectId };
    for (let more = true; more; ) {
      const cookie = lastCursor(parts.store, source);
      const request = { proto: contact.proto, clientId: streamOf(parts.store).clientId, projectId, cookie };
      const answer = await ask(wire, `${url}/sync/pull`, { body: request, signer: signerOf(contact) }, PullReply);
      if (answer.kind !== 'answer') return endOf(answer);
      parts.store.transaction((db) => {
        storeRemoteChanges(db, source, answer.body.patch, parts.now());
        applyRemoteChanges(db, projectId, parts.now());
      });
      removeErasedFiles(parts.store, (sha256) => parts.blobs.removeNow(sha256));
      more = answer.body.more && lastCursor(parts.store, source) > cookie;
    }
  }
  return null;
}
