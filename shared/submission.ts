import { z } from 'zod';

/** An element of a submission's XML, without its namespace. */
export type InstanceElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly InstanceElement[];
  readonly text: string;
};

const InstanceElement: z.ZodType<InstanceElement> = z.object({
  name: z.string(),
  attributes: z.record(z.string(), z.string()),
  children: z.lazy(() => z.array(InstanceElement)),
  text: z.string(),
});

/** A filled-in form as a phone sends it, its XML read and nothing of it judged yet. */
export const Submission = z.object({
  /** The form's own id, and its version as the phone was given it (`xformVersion`). */
  form: z.object({ name: z.string(), version: z.string() }),
  /** What the phone calls the record, once and for all: `uuid:…`. */
  instanceId: z.string().min(1).max(200),
  /** The `instanceId` of the record that this one is a correction of. */
  correctsInstanceId: z.string().max(200).optional(),
  /** Of the XML as it was sent. */
  sha256: z.string(),
  data: InstanceElement,
  /** By the file's name, which is the answer of its question: the sha256 of photos that are kept here. */
  photos: z.record(z.string(), z.string()).default({}),
  sender: z.object({
    /** What the person calls themselves to the phone. */
    name: z.string().min(1).max(100),
    /** What the phone calls itself; null where it does not say. */
    phone: z.string().max(200).nullable(),
  }),
});
export type Submission = z.infer<typeof Submission>;
