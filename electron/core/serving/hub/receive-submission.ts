import { createHash } from 'node:crypto';
import { metaOf } from '../../../../shared/forms/xform/read-instance.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { InstanceElement, Submission } from '../../../../shared/submission.ts';
import type { AskCore } from '../ask-core.ts';
import type { FilesUnderWay } from './files-under-way.ts';
import type { SentFile, SentParts } from './read-parts.ts';
import { readXml } from './read-xml.ts';

export type Sender = Submission['sender'];

/** What became of what was sent: a record, one that was here already, or files of one that is not whole yet. */
export type Taken = { readonly kind: 'record' | 'known' | 'files'; readonly said: string };

/**
 * Hands what a phone sent to core: first its photos, then the record that names them. Fails as `readXml`, `photo.add` and
 * `record.receive` do, and with `submission.encrypted` and `submission.noId`.
 */
export async function receiveSubmission(
  ask: AskCore,
  underWay: FilesUnderWay,
  sent: SentParts,
  sender: Sender,
): Promise<Result<Taken>> {
  const submission = readSubmission(sent.xml, sender);
  if (!submission.ok) return submission;
  const { instanceId, data } = submission.value;
  const kept = await keepPhotos(ask, sent.files, textsIn(data));
  if (!kept.ok) return kept;
  const photos = { ...underWay.of(instanceId), ...kept.value };
  underWay.keep(instanceId, photos);
  if (sent.isIncomplete) return ok({ kind: 'files', said: `${sent.files.length} files of ${instanceId}` });

  const received = await ask('record.receive', { ...submission.value, photos });
  if (!received.ok) return received;
  underWay.forget(instanceId);
  const { recordId, isNew } = received.value;
  return ok(
    isNew
      ? { kind: 'record', said: `record ${recordId}` }
      : { kind: 'known', said: `record ${recordId}, which was here` },
  );
}

function readSubmission(xml: string, sender: Sender): Result<Submission> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const data = read.value;
  const { id: name = '', version = '', encrypted } = data.attributes;
  if (encrypted === 'yes') {
    return fail('submission.encrypted', 'The record is encrypted for a server that has the key. This laptop does not.');
  }
  const instanceId = metaOf(data, 'instanceID') || (data.attributes['instanceID'] ?? '');
  if (instanceId === '') return fail('submission.noId', 'The record has no instanceID.');
  const corrects = metaOf(data, 'deprecatedID');
  return ok({
    form: { name, version },
    instanceId,
    ...(corrects === '' ? {} : { correctsInstanceId: corrects }),
    sha256: createHash('sha256').update(xml).digest('hex'),
    data,
    photos: {},
    sender,
  });
}

/** All answers of a record: a file that none of them names belongs to nothing. */
function textsIn(data: InstanceElement): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (element: InstanceElement): void => {
    texts.add(element.text);
    element.children.forEach(visit);
  };
  visit(data);
  return texts;
}

/** By the file's name, the hash under which it is kept. */
async function keepPhotos(
  ask: AskCore,
  files: readonly SentFile[],
  named: ReadonlySet<string>,
): Promise<Result<Readonly<Record<string, string>>>> {
  const photos: Record<string, string> = {};
  for (const { name, bytes } of files) {
    if (!named.has(name)) continue;
    const added = await ask('photo.add', { bytes });
    if (!added.ok) return fail(added.error.code, `${name}: ${added.error.message}`, added.error.hint);
    photos[name] = added.value.photo.sha256;
  }
  return ok(photos);
}
