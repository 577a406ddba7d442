import { type Arguments, present } from '../arguments.ts';
import { cardEnglish } from '../card-english.ts';
import { type Ask, type Command, reply } from '../command.ts';

/** Commands about what is known of a model version, and what leaves with it. */
export const cardCommands: readonly Command[] = [
  {
    words: 'model export',
    operands: ['REF'],
    options: ['to', 'folder'],
    needs: ['to'],
    calls: ['model.export'],
    run: (ask, typed, [ref = '']) =>
      reply(ask('model.export', { ref, path: typed.path('to') ?? '', folder: typed.has('folder') }), (exported) => ({
        document: { package: exported },
        lines: [cardEnglish.exported(exported)],
      })),
  },
  {
    words: 'model card',
    operands: ['REF'],
    options: ['to'],
    calls: ['card.show', 'card.export'],
    run: (ask, typed, [ref = '']) => showCard(ask, typed, ref),
  },
  {
    words: 'model describe',
    operands: ['REF'],
    options: ['use', 'users', 'not-for', 'owner', 'notes'],
    calls: ['card.write'],
    run: (ask, typed, [ref = '']) =>
      reply(ask('card.write', { ref, text: textOf(typed) }), (revision) => ({
        document: { revision },
        lines: [cardEnglish.described(revision.modelName)],
      })),
  },
];

const showCard = (ask: Ask, typed: Arguments, ref: string): ReturnType<Command['run']> => {
  const path = typed.path('to');
  if (path === undefined) {
    return reply(ask('card.show', { ref }), (shown) => ({ document: { ...shown }, lines: cardEnglish.card(shown) }));
  }
  return reply(ask('card.export', { ref, path }), (written) => ({
    document: { ...written },
    lines: [cardEnglish.written(written)],
  }));
};

const textOf = (typed: Arguments) =>
  present({
    use: typed.text('use'),
    users: typed.text('users'),
    notFor: typed.text('not-for'),
    owner: typed.text('owner'),
    notes: typed.text('notes'),
  });
