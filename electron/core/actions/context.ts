import type { Result } from '../../../shared/result.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../../shared/engine.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';
import type { BlobStore } from '../files/blob-store.ts';
import type { ReaderPool } from '../readers/reader-pool.ts';
import type { SubjectSearch } from '../readers/search/search-thread.ts';
import type { EndpointStart, RunningEndpoint } from '../../../shared/endpoint.ts';
import type { HubAddress, HubStart, RunningHub } from '../../../shared/hub.ts';
import type { StoppedModels } from '../engine/load-model.ts';
import type { Trainings } from '../engine/trainings.ts';
import type { References } from '../store/kept-references.ts';
import type { Store } from '../store/open-database.ts';
import type { StepOfRun } from '../store/pipeline-steps.ts';
import type { PipelineRun } from '../../../shared/pipelines/pipeline-run.ts';

/** How core asks the compute process; `engine.died` comes back where it stopped in the middle. */
export interface Engine {
  request<N extends EngineCallName>(
    name: N,
    input: EngineInput<N>,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (event: unknown) => void },
  ): Promise<Result<EngineOutput<N>>>;
}

/** How core reaches the central server (sync/open-link.ts); being offline is part of the status, not a failure. */
export interface ServerLink {
  /** The network that this machine is on, as its budget names it, and whether the server is on it too. */
  network(): { readonly id: string; readonly label: string; readonly isLocal: boolean };
  exchange(asked: {
    readonly signal: AbortSignal;
    readonly progress: (event: unknown) => void;
  }): Promise<Result<SyncStatus>>;
  /** Calls `listener` at each step of every contact, whoever began it; answers how to stop that. */
  watch(listener: () => void): () => void;
  /** Those of the chunks that the server has, hashed. Fails with `sync.noServer`, `sync.unreachable` and as `exchange`. */
  fetchChunks(
    sha256s: readonly string[],
    asked: { readonly signal: AbortSignal; readonly progress: (event: unknown) => void },
  ): Promise<Result<readonly { readonly sha256: string; readonly bytes: Uint8Array }[]>>;
  /** A photo or a thumbnail, hashed; null where the server does not have it. Fails as `fetchChunks`. */
  fetchPhoto(
    sha256: string,
    asked: { readonly signal: AbortSignal; readonly progress: (event: unknown) => void },
  ): Promise<Result<Uint8Array | null>>;
  /** Hands on images of data sets and photos, hashed, one at a time; those that the server lacks are left out. Fails as `fetchChunks`. */
  fetchFiles(
    sha256s: readonly string[],
    take: (bytes: Uint8Array) => Promise<void>,
    asked: { readonly signal: AbortSignal; readonly progress: (event: unknown) => void },
  ): Promise<Result<null>>;
}

/** The hub for phones (serving/hub/hub.ts), as far as actions turn it on and off. */
export interface HubSwitch {
  start(start: HubStart): Promise<Result<null>>;
  stop(): Promise<void>;
  /** Null where it is off. */
  running(): RunningHub | null;
  addresses(): readonly HubAddress[];
}

/** The endpoint for programs on this laptop (serving/endpoint/endpoint.ts), as far as actions turn it on and off. */
export interface EndpointSwitch {
  start(start: EndpointStart): Promise<Result<null>>;
  stop(): Promise<void>;
  /** Null where it is off. */
  running(): RunningEndpoint | null;
}

/** Who carries out pipelines (pipelines/pipelines.ts), as far as actions begin and end that. */
export interface PipelineRunner {
  /**
   * Carries a run out as far as it goes, and answers it then; a second call for the same run waits for the first. An
   * aborted signal interrupts it.
   */
  carryOut(asked: {
    readonly id: string;
    readonly projectName: string;
    readonly signal: AbortSignal;
    readonly progress: (event: unknown) => void;
  }): Promise<Result<PipelineRun>>;
  /** Interrupts a run that is being carried out, and answers when nobody is at it any more. */
  interrupt(id: string): Promise<void>;
}

/** What is the same for every call of one home. */
export type HomeContext = {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly readers: ReaderPool;
  readonly search: SubjectSearch;
  readonly engine: Engine;
  readonly link: ServerLink;
  readonly hub: HubSwitch;
  readonly endpoint: EndpointSwitch;
  readonly pipelines: PipelineRunner;
  readonly trainings: Trainings;
  readonly references: References;
  readonly stopped: StoppedModels;
  /** How often a training's state is kept; a test keeps every one. */
  readonly checkpointEveryMs: number;
  readonly folder: string;
  /** Where the key of the encrypted home lies; null when the home is plain. */
  readonly keyFile: string | null;
  /** Wraps the keys of subjects (`wrappingKeyOf`); null in a plain home. */
  readonly wrappingKey: Uint8Array | null;
  readonly deviceId: string;
  readonly version: string;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  readonly newId: () => string;
};

/** What every action is given: the home, who asks, and how to stop and to say how far it is. */
export type Context = HomeContext & {
  readonly projectId: string;
  readonly actorId: string;
  readonly signal: AbortSignal;
  readonly progress: (event: unknown) => void;
  /** The step of a pipeline that asks; what it changes is noted with it. */
  readonly step?: StepOfRun | undefined;
};
