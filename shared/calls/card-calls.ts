import { z } from 'zod';
import { Column } from '../column.ts';
import { ModelInput } from '../model.ts';
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
  /**
   * What a file or folder would become, and for a model of another tool which columns are likely to fill its inputs;
   * stores nothing.
   */
  'model.preview': {
    input: z.object({ path: z.string(), dataset: z.string().optional(), target: z.string().optional() }),
    output: z.object({
      /** What it would be called where nobody says another. */
      name: z.string(),
      /** Of a package of Fieldloop: its own ref, and the laptop that signed it. Null for anything else. */
      brought: z.object({ ref: z.string(), device: z.string().nullable() }).nullable(),
      /** A slot for each column that an input takes; null where none is likely. Empty where the file leaves it open. */
      inputs: z.array(ModelInput.omit({ columns: true }).extend({ likely: z.array(z.string().nullable()) })),
      classes: z.array(z.string()),
      /** What there is to choose from: `min` and `max` are what the data hold, else what is allowed. */
      columns: z.array(Column),
    }),
    changes: [],
  },
  /** One file, or a folder that MLflow reads; absolute. `sha256` is of its file of checksums. */
  'model.export': {
    input: z.object({ ref, path: z.string(), folder: z.boolean().default(false) }),
    output: z.object({ ref, path: z.string(), files: z.int(), sha256: z.string() }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
