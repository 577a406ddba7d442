import type { FastifyRequest } from 'fastify';
import type { EndpointRequest } from '../../../../shared/endpoint.ts';
import type { FiredGuard } from '../../../../shared/guards.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';

/** What is noted of a request while it is answered. */
export type Note = {
  /** It had the right token, host and origin. */
  isIn: boolean;
  /** Null for what asks for no prediction. */
  protocol: EndpointRequest['protocol'] | null;
  model: Pick<ModelVersion, 'id' | 'ref' | 'name' | 'version' | 'sha256'> | null;
  rows: number;
  /** One a row and guard that fired for it. */
  guards: readonly Pick<FiredGuard, 'guard' | 'response'>[];
  predictionIds: readonly string[];
  errorCode: string | null;
};

export class Notes {
  readonly #notes = new WeakMap<FastifyRequest, Note>();

  of(request: FastifyRequest): Note {
    const note = this.#notes.get(request) ?? emptyNote();
    this.#notes.set(request, note);
    return note;
  }
}

const emptyNote = (): Note => ({
  isIn: false,
  protocol: null,
  model: null,
  rows: 0,
  guards: [],
  predictionIds: [],
  errorCode: null,
});
