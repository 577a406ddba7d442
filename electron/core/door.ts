import { type CallName, calls, type Output, type Parsed } from '../../shared/calls.ts';
import type { Topic } from '../../shared/calls/call-row.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Context, HomeContext } from './actions/context.ts';
import { findProject, findProjectNamed, listAllProjects } from './store/projects.ts';
import type { StepOfRun } from './store/pipeline-steps.ts';
import { getSetting } from './store/settings.ts';

export type Handler<N extends CallName> = (context: Context, input: Parsed<N>) => Promise<Result<Output<N>>>;
/** One handler for every call of a part of the contract: one that is missing does not compile. */
export type HandlersOf<Part> = { readonly [N in keyof Part & CallName]: Handler<N> };
export type Handlers = HandlersOf<typeof calls>;

export type CallOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: unknown) => void;
  /** Name of the project that is meant; without it the last used or only one. */
  readonly project?: string | undefined;
  /** The step of a pipeline that asks. */
  readonly step?: StepOfRun | undefined;
};

/** What a home can be asked before there is a project in it. */
const withoutProject: ReadonlySet<CallName> = new Set([
  'home.show',
  'home.check',
  'project.create',
  'project.list',
  'project.use',
  'project.merge',
  'project.previewMerge',
  'actor.list',
  'actor.use',
  'dataset.preview',
]);

/** The way into core, the same for window, command line and socket: whatever is asked goes through `call`. */
export class Door {
  readonly #home: HomeContext;
  readonly #handlers: Handlers;
  readonly #listeners = new Set<(topics: readonly Topic[]) => void>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  constructor(home: HomeContext, handlers: Handlers) {
    this.#home = home;
    this.#handlers = handlers;
  }

  /**
   * Runs one call of the contract table. Never rejects. Besides the action's own errors: `call.unknown`,
   * `call.badInput` (naming the field), `project.none`, `project.unknown`, `core.closing`, and `core.internal` for a bug.
   */
  async call(name: string, input: unknown, options: CallOptions = {}): Promise<Result<unknown>> {
    if (this.#closing.signal.aborted) return fail('core.closing', 'Fieldloop is closing.');
    if (!isCallName(name)) return fail('call.unknown', `There is no call "${name}".`);
    const running = this.#answer(name, input, options);
    this.#running.add(running);
    const result = await running;
    this.#running.delete(running);
    return result;
  }

  /** Hears what may have changed, after each call that may change something; returns how to stop. */
  onChanged(listener: (topics: readonly Topic[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells whoever shows something that it changed. */
  announce(topics: readonly Topic[]): void {
    if (topics.length > 0) for (const listener of this.#listeners) listener(topics);
  }

  /** Cancels what runs and waits until it has ended. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#running);
  }

  /** The boundary: whatever is thrown below is a bug, and becomes a reply here. */
  async #answer<N extends CallName>(name: N, input: unknown, options: CallOptions): Promise<Result<unknown>> {
    try {
      const parsed = calls[name].input.safeParse(input);
      if (!parsed.success) return refuseInput(name, parsed.error.issues[0]);
      const projectId = this.#projectId(name, options.project);
      if (!projectId.ok) return projectId;
      const context = this.#contextFor(projectId.value, options);
      return await this.#run(name, context, parsed.data as Parsed<N>); // the schema that its handler is typed by
    } catch (cause) {
      return refuseBug(name, cause);
    }
  }

  /** However it ends: a training that was stopped has left its run. */
  async #run<N extends CallName>(name: N, context: Context, input: Parsed<N>): Promise<Result<unknown>> {
    try {
      return await this.#handlers[name](context, input);
    } finally {
      this.announce(calls[name].changes);
    }
  }

  #contextFor(projectId: string, { signal, onProgress, step }: CallOptions): Context {
    const signals = signal === undefined ? [] : [signal];
    return {
      ...this.#home,
      projectId,
      actorId: getSetting(this.#home.store, 'actorId') ?? '',
      signal: AbortSignal.any([this.#closing.signal, ...signals]),
      progress: onProgress ?? (() => undefined),
      step,
    };
  }

  /** Empty for a call that needs no project, in a home that has none. */
  #projectId(name: CallName, named: string | undefined): Result<string> {
    const { store } = this.#home;
    if (named !== undefined) {
      const project = findProjectNamed(store, named);
      return project === null ? refuseProject(named) : ok(project.id);
    }
    const lastUsed = getSetting(store, 'projectId');
    if (lastUsed !== null && findProject(store, lastUsed) !== null) return ok(lastUsed);
    const [only, ...others] = listAllProjects(store);
    if (only !== undefined && others.length === 0) return ok(only.id);
    return withoutProject.has(name) ? ok('') : refuseNoProject(only !== undefined);
  }
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function refuseInput(name: CallName, issue: Issue | undefined): Result<never> {
  const field = (issue?.path ?? []).map(String).join('.');
  const what = field === '' ? `What was given to ${name}` : `"${field}" of ${name}`;
  return fail('call.badInput', `${what} is wrong: ${issue?.message ?? 'it does not fit'}.`, undefined, { field });
}

const refuseProject = (name: string): Result<never> =>
  fail('project.unknown', `There is no project "${name}" in this home.`, 'See the projects that there are.');

const refuseNoProject = (isChoice: boolean): Result<never> =>
  isChoice
    ? fail('project.none', 'No project is in use.', 'Choose the one that you mean.')
    : fail('project.none', 'There is no project in this home yet.', 'Create one first.');

function refuseBug(name: CallName, cause: unknown): Result<never> {
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  return fail('core.internal', `${name} failed: ${message}`, 'Try again; if it comes back, please report it.', {
    stack,
  });
}
