import type { ModelSpec } from '../../../shared/model.ts';
import type { SliceColumn } from '../../../shared/model-tests.ts';
import type { ShadowComparison, ShadowExample } from '../../../shared/shadow.ts';

/** What is asked about versions that score beside the champion. */
export type ShadowTasks = {
  /** Compares what two versions said of the same records, with the newest of which they do not say the same. */
  'shadow.compare': {
    readonly input: {
      readonly shadowId: string;
      readonly championId: string;
      readonly spec: Pick<ModelSpec, 'task' | 'classes' | 'positiveClass'>;
      readonly by: readonly SliceColumn[];
      readonly examples: number;
    };
    readonly output: ShadowComparison & { readonly examples: ShadowExample[] };
  };
};
