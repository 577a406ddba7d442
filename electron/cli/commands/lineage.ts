import type { Output } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import { present } from '../arguments.ts';
import { captureEnglish } from '../capture-english.ts';
import { type Ask, type Command, reply } from '../command.ts';
import { english } from '../english.ts';

export const lineageCommand: Command = {
  words: 'lineage',
  operands: ['ID'],
  options: [],
  calls: ['lineage.show', 'model.show', 'dataset.show'],
  run: (ask, _typed, [id = '']) =>
    reply(showLineage(ask, id), (graph) => ({ document: graph, lines: english.lineage(graph) })),
};

export const lineageRecordsCommand: Command = {
  words: 'lineage records',
  operands: ['VERSION'],
  options: ['after', 'limit'],
  calls: ['lineage.records'],
  run: (ask, typed, [ref = '']) =>
    reply(
      ask('lineage.records', { ref, ...present({ after: typed.text('after'), limit: typed.number('limit') }) }),
      ({ records, total }) => ({ document: { records, total }, lines: captureEnglish.frozenFrom(records, total) }),
    ),
};

/** Of an id, or of the model or data set version that a ref names. */
async function showLineage(ask: Ask, ref: string): Promise<Result<Output<'lineage.show'>>> {
  const ofId = await ask('lineage.show', { id: ref });
  if (ofId.ok || ofId.error.code !== 'lineage.unknown') return ofId;
  const named = (await findModel(ask, ref)) ?? (await findDataset(ask, ref));
  return named === null ? ofId : ask('lineage.show', { id: named });
}

async function findModel(ask: Ask, ref: string): Promise<string | null> {
  const shown = await ask('model.show', { ref });
  return shown.ok ? shown.value.model.id : null;
}

async function findDataset(ask: Ask, ref: string): Promise<string | null> {
  const shown = await ask('dataset.show', { ref });
  return shown.ok ? shown.value.version.id : null;
}
