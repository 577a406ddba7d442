import { z } from 'zod';

/**
 * A model package is one ZIP file, or a folder, of a version and all that is known of it. Raised whenever what stands in
 * a file of it changes; a home refuses what is newer.
 */
export const PACKAGE_FORMAT = 1;

/** Read first, and said in every format to come. */
export const PackageHead = z.object({
  format: z.int().positive(),
  /** The version's, wherever it is taken in. */
  id: z.uuid(),
  name: z.string().min(1),
  version: z.int(),
  /** Of `model.onnx`. */
  sha256: z.string(),
});
export type PackageHead = z.infer<typeof PackageHead>;

/** By whom the package was written. The public key is SPKI DER in base64. */
export const PackageSignature = z.object({
  device: z.object({ id: z.uuid(), name: z.string(), publicKey: z.string() }),
  /** Of the file of checksums. */
  sha256: z.string(),
  signature: z.string(),
});
export type PackageSignature = z.infer<typeof PackageSignature>;

/** What the signature of a package covers. */
export const packageText = (sha256: string): string => `fieldloop package ${PACKAGE_FORMAT} ${sha256}`;
