import { z } from 'zod';
import { ENDPOINT_PORT, EndpointRequest, EndpointStatus, ScoredRow, SentInput } from '../endpoint.ts';
import { ModelVersion } from '../registry.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about the endpoint for programs on this laptop: off until somebody starts it. */
export const endpointCalls = {
  /** Lets programs on this laptop, and nothing else, ask the project's models. `always` holds after a restart too. */
  'endpoint.start': {
    input: z.object({
      port: z.int().min(1024).max(65_535).default(ENDPOINT_PORT),
      /** The only one to serve, an alias followed as it moves; without it all of the project, `@champion` first. */
      model: z.string().min(1).optional(),
      /** Stores every prediction with its lineage, so that it can be reviewed. */
      keep: z.boolean().default(false),
      always: z.boolean().default(false),
      /** Programs that have the old token have to be told the new one. */
      newToken: z.boolean().default(false),
    }),
    output: EndpointStatus,
    changes: ['endpoint'],
  },
  /** Off, also after a restart. */
  'endpoint.stop': { input: Nothing, output: EndpointStatus, changes: ['endpoint'] },
  'endpoint.show': { input: Nothing, output: EndpointStatus, changes: [] },
  /** What the endpoint answered, to be kept for as long as the log goes back. */
  'endpoint.note': {
    input: z.object({ requests: z.array(EndpointRequest).max(1_000) }),
    output: Nothing,
    changes: ['endpoint'],
  },
  /** One version with the numbers of all of its model, the newest first. A recalled one only by its number. */
  'endpoint.model': {
    input: z.object({ ref: z.string() }),
    output: z.object({ model: ModelVersion, versions: z.array(z.int()) }),
    changes: [],
  },
  /**
   * Scores rows given by column, or by the inputs of the model's file. Every column that the model reads must be there;
   * others are refused, or left out where `others` says so. Keeps each row's prediction where `keep` says so.
   */
  'predict.rows': {
    input: z.object({
      model: z.string().default('@champion'),
      inputs: z.array(SentInput).min(1).max(2_000),
      others: z.enum(['refused', 'leftOut']).default('refused'),
      keep: z.boolean().default(false),
    }),
    output: z.object({ model: ModelVersion, rows: z.array(ScoredRow) }),
    changes: ['predictions', 'sync'],
  },
} satisfies Record<string, CallRow>;
