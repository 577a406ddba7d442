import type { Output } from '../../../../shared/calls.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { AskCore } from '../ask-core.ts';

export type ServedModel = Output<'endpoint.model'>;

/** Which versions may be asked: all of the project, or the one that was named at the start. */
export class ServedModels {
  readonly #ask: AskCore;
  readonly #only: string | null;

  constructor(ask: AskCore, only: string | null) {
    this.#ask = ask;
    this.#only = only;
  }

  /** What a request means that names no model: the project's champion. Fails as `endpoint.model` does. */
  usual(): Promise<Result<ServedModel>> {
    return this.#ask('endpoint.model', { ref: this.#only ?? '@champion' });
  }

  /**
   * By name, and a number or an alias; without one the model's own champion, else its newest version. Fails as
   * `endpoint.model` does, and with `endpoint.notServed`.
   */
  async find(name: string, version: string | null): Promise<Result<ServedModel>> {
    if (this.#only !== null) return this.#findOnly(name, version);
    if (version !== null) return this.#ask('endpoint.model', { ref: `${name}@${version}` });
    const champion = await this.#ask('endpoint.model', { ref: `${name}@champion` });
    return champion.ok || champion.error.code !== 'model.unknown'
      ? champion
      : this.#ask('endpoint.model', { ref: name });
  }

  async #findOnly(name: string, version: string | null): Promise<Result<ServedModel>> {
    const only = await this.usual();
    if (!only.ok) return only;
    const { model } = only.value;
    const isMeant = version === null || version === String(model.version) || model.aliases.includes(version);
    if (model.name === name && isMeant) return only;
    return fail(
      'endpoint.notServed',
      `Only ${model.ref} is served here.`,
      'Ask for that, or start the endpoint for all models.',
    );
  }
}
