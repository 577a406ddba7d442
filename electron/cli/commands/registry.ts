import { standingMoves } from '../../../shared/domain/order-moves.ts';
import type { Result } from '../../../shared/result.ts';
import type { AliasMove } from '../../../shared/registry.ts';
import { present } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { english } from '../english.ts';
import { comparisonEnglish } from '../comparison-english.ts';
import { registryEnglish } from '../registry-english.ts';

/** What happens to versions once they are there: aliases, recalls, tags and notes. `ABOUT` is a model's name or a REF. */
export const registryCommands: readonly Command[] = [
  {
    words: 'model compare',
    operands: ['REF', 'REF'],
    options: [],
    calls: ['model.compare'],
    run: (ask, _typed, refs) =>
      reply(ask('model.compare', { refs: [...refs] }), ({ models, lines }) => ({
        document: { models, lines },
        lines: comparisonEnglish(
          models.map(({ ref }) => ref),
          lines,
        ),
      })),
  },
  {
    words: 'model rollback',
    operands: ['NAME'],
    options: ['alias', 'reason'],
    calls: ['model.rollback'],
    run: async (ask, typed, [name = '']) => {
      const beganAtMs = performance.now();
      const asked = ask('model.rollback', {
        name,
        ...present({ alias: typed.text('alias'), reason: typed.text('reason') }),
      });
      return reply(asked, (move) => {
        const seconds = (performance.now() - beganAtMs) / 1_000;
        return {
          document: { alias: aliasDocument(move), seconds },
          lines: [registryEnglish.rolledBack(move, seconds)],
        };
      });
    },
  },
  {
    words: 'model alias list',
    operands: ['NAME'],
    options: [],
    calls: ['model.show'],
    run: (ask, _typed, [name = '']) =>
      reply(ask('model.show', { ref: name }), ({ moves }) => {
        const aliases = standingMoves(moves);
        return {
          document: { aliases: aliases.map(aliasDocument) },
          lines: aliases.length === 0 ? [english.none] : registryEnglish.aliases(aliases),
        };
      }),
  },
  {
    words: 'model alias history',
    operands: ['NAME'],
    options: ['alias'],
    calls: ['model.show'],
    run: (ask, typed, [name = '']) => showHistory(ask, name, typed.text('alias')),
  },
  {
    words: 'model alias remove',
    operands: ['NAME'],
    options: ['alias', 'reason'],
    needs: ['alias'],
    calls: ['model.removeAlias'],
    run: (ask, typed, [name = '']) =>
      reply(
        ask('model.removeAlias', {
          name,
          alias: typed.required('alias'),
          ...present({ reason: typed.text('reason') }),
        }),
        (move) => ({ document: { alias: aliasDocument(move) }, lines: [registryEnglish.removed(move)] }),
      ),
  },
  {
    words: 'model recall',
    operands: ['REF'],
    options: ['reason'],
    needs: ['reason'],
    calls: ['model.recall'],
    run: (ask, typed, [ref = '']) =>
      reply(ask('model.recall', { ref, reason: typed.required('reason') }), (model) => ({
        document: { model },
        lines: [registryEnglish.recalled(model)],
      })),
  },
  {
    words: 'model reinstate',
    operands: ['REF'],
    options: ['reason'],
    needs: ['reason'],
    calls: ['model.reinstate'],
    run: (ask, typed, [ref = '']) =>
      reply(ask('model.reinstate', { ref, reason: typed.required('reason') }), (model) => ({
        document: { model },
        lines: [registryEnglish.reinstated(model)],
      })),
  },
  {
    words: 'model tag',
    operands: ['ABOUT', 'KEY', 'VALUE'],
    options: [],
    calls: ['model.tag'],
    run: (ask, _typed, [about = '', key = '', value = '']) => tag(ask, about, key, value),
  },
  {
    words: 'model untag',
    operands: ['ABOUT', 'KEY'],
    options: [],
    calls: ['model.tag'],
    run: (ask, _typed, [about = '', key = '']) => tag(ask, about, key, null),
  },
  {
    words: 'model note',
    operands: ['ABOUT', 'TEXT'],
    options: [],
    calls: ['model.note'],
    run: (ask, _typed, [about = '', text = '']) =>
      reply(ask('model.note', { about, text }), (entry) => ({
        document: { entry },
        lines: [registryEnglish.noted(about, entry)],
      })),
  },
];

/** An alias as automation reads it, wherever a command moved or lists it. */
export const aliasDocument = (move: AliasMove) => ({
  ...move,
  name: move.alias,
  ref: move.ref,
  previous: move.previousRef,
  gate: move.gate,
});

async function showHistory(ask: Ask, name: string, alias: string | undefined): Promise<Result<Reply>> {
  const home = await ask('home.show', {});
  if (!home.ok) return home;
  return reply(ask('model.show', { ref: name }), ({ moves }) => {
    const shown = moves.filter((move) => alias === undefined || move.alias === alias);
    const lines = registryEnglish.history(shown, home.value.device.id);
    return { document: { moves: shown }, lines: lines.length === 0 ? [english.none] : lines };
  });
}

const tag = (ask: Ask, about: string, key: string, value: string | null): Promise<Result<Reply>> =>
  reply(ask('model.tag', { about, key, value }), (entry) => ({
    document: { entry },
    lines: [registryEnglish.tagged(about, entry)],
  }));
