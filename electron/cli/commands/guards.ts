import { GuardKind, GuardResponse } from '../../../shared/guards.ts';
import { type Arguments, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { guardsEnglish } from '../guards-english.ts';

export const guardCommands: readonly Command[] = [
  {
    words: 'guards show',
    operands: [],
    options: [],
    calls: ['guards.show'],
    run: (ask) =>
      reply(ask('guards.show', {}), (guards) => ({ document: guards, lines: guardsEnglish.declared(guards) })),
  },
  {
    words: 'guards set',
    operands: [],
    options: ['when'],
    needs: ['when'],
    calls: ['guards.set'],
    run: (ask, typed) =>
      reply(ask('guards.set', responsesIn(typed)), (guards) => ({
        document: guards,
        lines: guardsEnglish.declared(guards),
      })),
  },
];

function responsesIn(typed: Arguments): Partial<Record<GuardKind, GuardResponse>> {
  const said = typed.choices('when', GuardResponse.options);
  const unknown = Object.keys(said).find((name) => !GuardKind.safeParse(name).success);
  if (unknown !== undefined) throw new WrongUsage('usage.unknownGuard', guardsEnglish.unknownGuard(unknown));
  return said;
}
