import { z } from 'zod';

/** A form as it is stored: each import of another content is a version more. */
/** Which version of which form was filled in: the same on every laptop, whatever number it has there. */
export const FilledVersion = z.object({ name: z.string(), digest: z.string() });
export type FilledVersion = z.infer<typeof FilledVersion>;

export const FormVersion = z.object({
  id: z.uuid(),
  /** The form's own id (`form_id`), the same in all its versions. */
  name: z.string(),
  version: z.int().min(1),
  /** What the form's settings say of its version. */
  writtenVersion: z.string(),
  title: z.string(),
  languages: z.array(z.string()),
  questions: z.int(),
  /** sha256 of its canonical JSON (RFC 8785). */
  digest: z.string(),
  /** The file that it came from. */
  source: z.string(),
  createdAtMs: z.int(),
  actorName: z.string(),
});
export type FormVersion = z.infer<typeof FormVersion>;
