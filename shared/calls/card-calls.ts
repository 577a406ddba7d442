import { z } from 'zod';
import { CardChange, CardRevision, ModelCard } from '../model-card.ts';
import type { CallRow } from './call-row.ts';

const ref = z.string();

/** Calls about what is known of a model version, and what leaves with it. */
export const cardCalls = {
  /** `revisions` are what people said of the model, the newest first. */
  'card.show': {
    input: z.object({ ref }),
    output: z.object({ ref, card: ModelCard, revisions: z.array(CardRevision) }),
    changes: [],
  },
  /** Says it of the model, and so of all its versions. */
  'card.write': {
    input: z.object({ ref, text: CardChange }),
    output: CardRevision,
    changes: ['models', 'sync'],
  },
  /** As Markdown, HTML or JSON, by the file's ending; absolute. */
  'card.export': {
    input: z.object({ ref, path: z.string() }),
    output: z.object({ ref, path: z.string() }),
    changes: [],
  },
  /** One file, or a folder that MLflow reads; absolute. `sha256` is of its file of checksums. */
  'model.export': {
    input: z.object({ ref, path: z.string(), folder: z.boolean().default(false) }),
    output: z.object({ ref, path: z.string(), files: z.int(), sha256: z.string() }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
