import { type Arguments, commonOptions, type OptionName, typedOption, WrongUsage } from './arguments.ts';
import { closestWord } from './closest-word.ts';
import type { Usage } from './command.ts';
import { notBuilt } from './command-table.ts';
import { usageEnglish } from './usage-english.ts';

/** How a command is typed, such as `dataset export REF --to FILE`. */
export function usageLine({ words, operands, optionalOperand, options, needs = [] }: Usage): string {
  const optional = options.filter((name) => !needs.includes(name)).map((name) => `[${typedOption(name)}]`);
  const last = optionalOperand === undefined ? [] : [`[${optionalOperand}]`];
  return [words, ...operands, ...last, ...needs.map(typedOption), ...optional].join(' ');
}

export const wordsOf = (command: Usage): readonly string[] => command.words.split(' ');

/** The command whose words are the longest beginning of what was typed. */
export function findUsage(known: readonly Usage[], words: readonly string[]): Usage {
  const matches = known.filter((usage) => wordsOf(usage).every((word, index) => words[index] === word));
  const longest = matches.toSorted((a, b) => wordsOf(b).length - wordsOf(a).length)[0];
  refuseUnbuilt(words);
  if (longest !== undefined) return longest;
  const typed = words.join(' ');
  // What follows a command's words is not part of its name, so as many words are compared as the command has.
  const closest = known.map((usage) => usage.words).find((name) => closestWord(firstWords(words, name), [name]));
  throw new WrongUsage('usage.unknownCommand', usageEnglish.unknownCommand(typed, closest ?? null));
}

const firstWords = (words: readonly string[], name: string): string => words.slice(0, name.split(' ').length).join(' ');

function refuseUnbuilt(words: readonly string[]): void {
  const unbuilt = notBuilt.find((name) => firstWords(words, name) === name);
  if (unbuilt !== undefined) throw new WrongUsage('usage.notBuilt', usageEnglish.notBuilt(unbuilt));
}

/** Refuses operands and options that are too many or too few for the command. */
export function refuseWrongUsage(command: Usage, args: Arguments): void {
  const line = usageLine(command);
  const operands = args.words.length - wordsOf(command).length;
  const most = command.operands.length + (command.optionalOperand === undefined ? 0 : 1);
  if (operands < command.operands.length || operands > most) {
    throw new WrongUsage('usage.operands', usageEnglish.operands(command.operands[operands], line));
  }
  const taken: readonly OptionName[] = [...commonOptions, ...command.options];
  const stranger = args.given.find((name) => !taken.includes(name));
  if (stranger !== undefined) throw new WrongUsage('usage.optionNotTaken', usageEnglish.optionNotTaken(stranger, line));
  const missing = command.needs?.find((name) => !args.has(name));
  if (missing !== undefined) {
    throw new WrongUsage('usage.missingOption', usageEnglish.missingOption(typedOption(missing), line));
  }
}
