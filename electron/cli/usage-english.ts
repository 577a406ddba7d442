export type Said = { readonly message: string; readonly hint: string };

const tryHelp = 'Type the command with --help to see how it is typed.';
const quoted = (word: string): string => `"${word}"`;
const didYouMean = (closest: string | null, otherwise: string): string =>
  closest === null ? otherwise : `Did you mean ${closest}?`;

/** What is said about a command line that was typed wrongly, and what to do next. */
export const usageEnglish = {
  notBuilt: (words: string): Said => ({
    message: `${quoted(words)} is not built yet.`,
    hint: 'See the commands that there are with --help.',
  }),
  unknownCommand: (words: string, closest: string | null): Said => ({
    message: `There is no command ${quoted(words)}.`,
    hint: didYouMean(closest, 'See the commands that there are with --help.'),
  }),
  unknownOption: (name: string, closest: string | null): Said => ({
    message: `There is no option --${name}.`,
    hint: didYouMean(closest === null ? null : `--${closest}`, tryHelp),
  }),
  optionNotTaken: (name: string, usage: string): Said => ({
    message: `This command takes no --${name}.`,
    hint: `Usage: ${usage}`,
  }),
  operands: (missing: string | undefined, usage: string): Said => ({
    message: missing === undefined ? 'More was typed than this command takes.' : `${missing} is missing.`,
    hint: `Usage: ${usage}`,
  }),
  missingOption: (option: string, usage: string): Said => ({
    message: `${option} is missing.`,
    hint: `Usage: ${usage}`,
  }),
  missingValue: (name: string, value: string): Said => ({
    message: `--${name} needs a value after it.`,
    hint: `Type --${name} ${value}.`,
  }),
  valueNotTaken: (name: string): Said => ({
    message: `--${name} takes no value.`,
    hint: `Type --${name} alone.`,
  }),
  notNumber: (name: string, value: string): Said => ({
    message: `--${name} is not a number: ${quoted(value)}.`,
    hint: `Write it with digits and a point, such as --${name} 12.5.`,
  }),
  notDay: (name: string, value: string): Said => ({
    message: `--${name} is not a day: ${quoted(value)}.`,
    hint: `Write it as year, month and day, such as --${name} 2026-01-31.`,
  }),
  badCondition: (text: string): Said => ({
    message: `--where is no condition: ${text}.`,
    hint: 'A condition is {"column": "site", "operator": "=", "value": "Busiu"}, or several in {"all": […]} or {"any": […]}.',
  }),
  notPlace: (text: string): Said => ({
    message: `--near is not a place: ${quoted(text)}.`,
    hint: 'Write latitude and longitude in degrees, such as --near 0.347,32.58.',
  }),
  notPhoto: (text: string): Said => ({
    message: `--photo cannot be read at ${quoted(text)}.`,
    hint: 'Write COLUMN=FILE, such as --photo wound=arm.jpg; several with commas between them.',
  }),
  notSplit: (value: string): Said => ({
    message: `--split cannot be ${quoted(value)}.`,
    hint: 'Say random, group: and a column such as group:site, or time: and a column of dates.',
  }),
  notOneOf: (name: string, value: string, allowed: readonly string[]): Said => ({
    message: `--${name} cannot be ${quoted(value)}.`,
    hint: `Choose one of ${allowed.filter((one) => one !== '\t').join('  ')}`,
  }),
  notColumnType: (text: string, types: readonly string[]): Said => ({
    message: `--type cannot be read at ${quoted(text)}.`,
    hint: `Write COLUMN=TYPE, such as "code=text, seen=date:dayFirst". Types are ${types.join(', ')}.`,
  }),
  chooseOne: (choices: readonly string[]): Said => ({
    message: 'It is not clear what is meant.',
    hint: `Say one of ${choices.join(', ')}, and only one.`,
  }),
  brokenJson: (what: string, text: string, at: number): Said => ({
    message:
      at >= text.length
        ? `${what} is broken JSON: it ends too early, after character ${text.length}.`
        : `${what} is broken JSON at character ${at + 1}, where ${quoted(text.slice(at, at + 20))} begins.`,
    hint: 'Names and texts stand in double quotes, as in {"sex": "female", "muac_cm": 12.5}; put the whole in single quotes so that the terminal leaves it as it is.',
  }),
  notRecord: (what: string): Said => ({
    message: `${what} is JSON, but not a record.`,
    hint: 'Write an object of values by column, as in {"sex": "female", "muac_cm": 12.5}.',
  }),
  notCell: (what: string, column: string): Said => ({
    message: `${what}: the value of ${quoted(column)} is neither text, nor a number, nor null.`,
    hint: 'Write null where a value is missing.',
  }),
  badSteps: (path: readonly string[], message: string): Said => ({
    message: `--steps: ${
      path.length === 0
        ? ''
        : `step ${Number(path[0]) + 1}${path
            .slice(1)
            .map((part) => `, ${part}`)
            .join('')}: `
    }${message}.`,
    hint: 'A step is {"kind": "filter", "where": {"column": "age", "operator": "<", "value": 5}}, or select, recode or fill.',
  }),
  unreadable: (name: string, path: string, why: string): Said => ({
    message: `${name}: ${path} cannot be read: ${why}.`,
    hint: 'Give the path of a file, or JSON in single quotes.',
  }),
  badInput: (name: string, message: string): Said => ({ message: `--${name}: ${message}`, hint: tryHelp }),
} as const;
