import type { ExchangeCounts, ExchangedChange, ExchangedVersion, ExchangeHead } from '../../../shared/exchange.ts';

/** What is asked of files that laptops exchange. */
export type ExchangeTasks = {
  /** Writes what a project holds for its other laptops. */
  'exchange.write': {
    readonly input: { readonly projectId: string; readonly to: string; readonly atMs: number };
    readonly output: { readonly holds: ExchangeCounts; readonly sizeBytes: number };
  };
  /** Whether a file of exchange is whole and signed by the device that it names; keeps nothing. */
  'exchange.check': {
    readonly input: { readonly path: string };
    readonly output: { readonly head: ExchangeHead; readonly sha256: string };
  };
  /** What of a file of exchange is not here yet, by its own project; `versions` names the first new ones. */
  'exchange.survey': {
    readonly input: { readonly path: string };
    readonly output: {
      readonly head: ExchangeHead;
      readonly news: ExchangeCounts;
      readonly versions: readonly { readonly name: string; readonly rows: number }[];
    };
  };
  /** Emits the chunks and images that are not here; `projectId` is where they go, `sha256` that of the checked file. */
  'exchange.read': {
    readonly input: { readonly path: string; readonly projectId: string; readonly sha256: string };
    readonly output: {
      readonly changes: readonly ExchangedChange[];
      readonly versions: readonly ExchangedVersion[];
      /** Files of photos that it emitted. */
      readonly photoFiles: readonly string[];
    };
  };
};
