import { createHash } from 'node:crypto';
import { InferenceSession } from 'onnxruntime-node';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import type { TreePlan } from '../../../shared/tree-plan.ts';
import type { Explainer } from '../explaining/explainer.ts';
import { planTrees } from '../explaining/plan-trees.ts';
import { readExplainer } from '../explaining/read-explainer.ts';
import { Pace } from './pace.ts';
import { checkModel, readFurther } from '../onnx/check-model.ts';
import { takeOffZipMaps } from '../onnx/take-off-zip-maps.ts';

/** Sessions leak when made and released often, so they are kept; the oldest used goes beyond these limits. */
const MOST_MODELS = 8;
const MOST_BYTES = 600 * 1024 * 1024;
/** From so many rows on a second thread pays. */
const LARGE_BATCH = 1_024;

/** What is used of a session. */
export type Session = Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'> & {
  readonly run: (
    feeds: InferenceSession.OnnxValueMapType,
    wanted: readonly string[],
  ) => Promise<InferenceSession.OnnxValueMapType>;
};

/** A model that ONNX Runtime has opened. */
export type OpenModel = {
  readonly sha256: string;
  /** The session for a batch: one thread, or two for a large batch. The second session is made when first needed. */
  readonly sessionFor: (rows: number) => Promise<Session>;
  readonly pace: Pace;
  /** Read from the model's bytes when first asked for; null where they do not say how its answers come about. */
  readonly explainer: () => Explainer | null;
  /** Read whenever it is asked for, which is once a data set; null for all but trees that were trained here. */
  readonly treePlan: (spec: ModelSpec) => TreePlan | null;
};
type Kept = OpenModel & { readonly sizeBytes: number; readonly release: () => Promise<void> };

export class Sessions {
  readonly #kept = new Map<string, Kept>();

  find(sha256: string): OpenModel | null {
    const kept = this.#kept.get(sha256);
    if (kept === undefined) return null;
    this.#kept.delete(sha256);
    this.#kept.set(sha256, kept);
    return kept;
  }

  /** Checks the bytes, then opens them. `model.…` says why not; opening what is open already costs a hash. */
  async open(onnx: Uint8Array): Promise<Result<OpenModel>> {
    const sha256 = createHash('sha256').update(onnx).digest('hex');
    const known = this.find(sha256);
    if (known) return ok(known);
    const checked = checkModel(onnx);
    if (!checked.ok) return checked;
    const runnable = readFurther(() => takeOffZipMaps(onnx));
    if (!runnable.ok) return runnable;
    const first = await createSession(runnable.value, 1);
    if (!first.ok) return first;
    const kept = keepSessions(sha256, runnable.value, first.value);
    this.#kept.set(sha256, kept);
    await this.#evict();
    return ok(kept);
  }

  async close(sha256: string): Promise<void> {
    const kept = this.#kept.get(sha256);
    this.#kept.delete(sha256);
    await kept?.release();
  }

  async #evict(): Promise<void> {
    for (const [sha256] of this.#kept) {
      const sizes = [...this.#kept.values()].map(({ sizeBytes }) => sizeBytes);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (sizes.length <= 1 || (sizes.length <= MOST_MODELS && total <= MOST_BYTES)) return;
      await this.close(sha256);
    }
  }
}

function keepSessions(sha256: string, onnx: Uint8Array, small: InferenceSession): Kept {
  let large: Promise<InferenceSession> | null = null;
  let explainer: Explainer | null | undefined;
  const openLarge = async (): Promise<InferenceSession> => {
    const opened = await createSession(onnx, 2);
    return opened.ok ? opened.value : small;
  };
  return {
    sha256,
    pace: new Pace(),
    sizeBytes: onnx.length,
    sessionFor: (rows) => {
      if (rows < LARGE_BATCH) return Promise.resolve(small);
      large ??= openLarge();
      return large;
    },
    explainer: () => {
      if (explainer === undefined) explainer = readExplainer(onnx);
      return explainer;
    },
    treePlan: (spec) => planTrees(onnx, spec),
    release: async () => {
      await small.release();
      const second = await large;
      if (second && second !== small) await second.release();
    },
  };
}

const ERRORS_ONLY = 3;

async function createSession(onnx: Uint8Array, threads: number): Promise<Result<InferenceSession>> {
  try {
    return ok(
      await InferenceSession.create(onnx, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // An arena never gives memory back: after one large batch the process would stay large.
        enableCpuMemArena: threads === 1,
        logSeverityLevel: ERRORS_ONLY,
      }),
    );
  } catch (error) {
    // ONNX Runtime throws plain errors for whatever is wrong with a model.
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'model.cannotOpen',
      `ONNX Runtime cannot open the model: ${why}`,
      'Check it where it was made, and export it again.',
    );
  }
}
