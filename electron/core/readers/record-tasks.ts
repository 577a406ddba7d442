import type { Column } from '../../../shared/column.ts';
import type { Condition } from '../../../shared/derive.ts';
import type { PhotoFacts, PhotoPolicy } from '../../../shared/photo.ts';
import type { SealedTable } from '../files/seal-chunks.ts';
import type { FrozenIds } from '../store/record-selections.ts';

/** What is asked of records of the field and their photos. */
export type RecordTasks = {
  /** Whether it is a photo, and its bytes as they are to be kept. */
  'photo.read': {
    readonly input: PhotoPolicy & {
      readonly from:
        | { readonly kind: 'file'; readonly path: string }
        | { readonly kind: 'bytes'; readonly bytes: Uint8Array };
      readonly makesThumbnail: boolean;
    };
    readonly output: {
      readonly facts: PhotoFacts;
      readonly bytes: Uint8Array;
      /** A JPEG; null where none was wanted or could be made. */
      readonly thumbnail: Uint8Array | null;
    };
  };
  /** Emits sealed chunks while it runs, as `table.import` does. */
  'records.freeze': {
    readonly input: { readonly projectId: string; readonly where: Condition | null };
    readonly output: {
      readonly table: SealedTable;
      readonly leftOut: readonly string[];
      readonly recordIds: FrozenIds;
    };
  };
  /** How many records a selection would freeze, of how many, and which categories they hold by column; emits nothing. */
  'records.survey': {
    readonly input: { readonly projectId: string; readonly where: Condition | null };
    readonly output: {
      readonly rows: number;
      readonly of: number;
      readonly columns: readonly Column[];
      readonly values: Readonly<Record<string, readonly string[]>>;
    };
  };
};
