import { createHash } from 'node:crypto';
import { metaOf } from '../../../../shared/forms/xform/read-instance.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Submission } from '../../../../shared/submission.ts';
import type { AskCore } from './ask-core.ts';
import type { SentParts } from './read-parts.ts';
import { readXml } from './read-xml.ts';

export type Sender = Submission['sender'];

/** What became of a submission: whether it made a record that was not there. */
export type Taken = { readonly isNew: boolean; readonly recordId: string };

/** Hands what a phone sent to core. Fails as `readXml` and `record.receive` do, and with `submission.encrypted` and `submission.noId`. */
export async function receiveSubmission(ask: AskCore, sent: SentParts, sender: Sender): Promise<Result<Taken>> {
  const submission = readSubmission(sent.xml, sender);
  return submission.ok ? ask('record.receive', submission.value) : submission;
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
