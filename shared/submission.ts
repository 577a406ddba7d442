import { z } from 'zod';
import { FormDraft } from './forms/form-draft.ts';

/** A filled-in form as a phone sends it, read from its XML. */
export const Submission = z.object({
  /** The form's own id, and its version as the phone was given it (`xformVersion`). */
  form: z.object({ name: z.string(), version: z.string() }),
  /** What the phone calls the record, once and for all: `uuid:…`. */
  instanceId: z.string().min(1).max(200),
  /** The `instanceId` of the record that this one is a correction of. */
  correctsInstanceId: z.string().max(200).optional(),
  /** Of the XML as it was sent. */
  sha256: z.string(),
  /** Answers of image questions are the sha256 of photos that are here. */
  answers: FormDraft,
  sender: z.object({
    /** What the person calls themselves to the phone. */
    name: z.string().min(1).max(100),
    /** What the phone calls itself; null where it does not say. */
    phone: z.string().max(200).nullable(),
  }),
});
export type Submission = z.infer<typeof Submission>;
