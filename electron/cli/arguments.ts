import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closestWord } from './closest-word.ts';
import { findJsonFault } from './find-json-fault.ts';
import { type Said, usageEnglish } from './usage-english.ts';

/** Every option there is, with what stands after it in a usage line; null stands alone. A command names those it takes. */
const optionValues = {
  home: 'DIR',
  project: 'NAME',
  json: null,
  help: null,
  dataset: 'NAME',
  append: null,
  steps: 'JSON|FILE',
  replay: 'REF',
  other: 'join|mix',
  'dry-run': null,
  sheet: 'NAME',
  encoding: 'NAME',
  header: 'yes|no',
  type: 'COLUMN=TYPE,…',
  'leave-out': null,
  key: 'COLUMN,…',
  limit: 'N',
  after: 'ID',
  decimal: '.|,',
  delimiter: 'SIGN',
  to: 'FILE',
  record: 'JSON',
  subject: 'CODE',
  confirm: null,
  confirmed: 'COLUMN,…',
  when: 'missing|unit|range|unlike=flag|ask|rule,…',
  correct: 'VALUE',
  unsure: null,
  base: 'EVENT',
  also: 'EVENT',
  where: 'JSON',
  photo: 'COLUMN=FILE,…',
  language: 'TAG',
  near: 'LATITUDE,LONGITUDE',
  shown: null,
  name: 'NAME',
  columns: 'A,B,…',
  classes: 'A,B,…',
  folder: null,
  use: 'TEXT',
  users: 'TEXT',
  'not-for': 'TEXT',
  owner: 'TEXT',
  notes: 'TEXT',
  target: 'COLUMN',
  task: 'binary|multiclass|regression|tensors',
  pixels: 'bytes|unit|signed|imagenet',
  algorithm: 'gbdt|linear|mlp|image-head',
  config: 'FILE.json',
  backbone: 'FILE.onnx',
  seed: 'N',
  trees: 'N',
  parameters: 'NAME=N,…',
  monotone: 'COLUMN=increasing|decreasing,…',
  split: 'random|group:COLUMN|time:COLUMN',
  folds: 'N',
  calibrate: 'yes|no',
  'class-weights': 'balanced|CLASS=N,…',
  'weight-column': 'COLUMN',
  'shown-labels': 'use|weigh|leaveOut',
  model: 'REF',
  alias: 'NAME',
  threshold: '0–1',
  'miss-cost': 'N',
  'per-day': 'N',
  'seen-per-day': 'N',
  'unsure-within': '0–0.5',
  'site-limits': 'SITE=0–1,…',
  share: '0–1',
  sites: 'SITE,…',
  override: 'REASON',
  by: 'COLUMN',
  bands: 'N,N,…',
  reason: 'TEXT',
  search: 'WORDS',
  verdict: 'approved|changesWanted',
  method: 'halving|random',
  labels: 'N',
  trials: 'N',
  minutes: 'N',
  window: 'ID',
  data: 'PATH',
  port: 'N',
  postgres: 'URL',
  once: null,
  column: 'NAME',
  role: 'ROLE|none',
  unit: 'UNIT|none',
  min: 'N|none',
  max: 'N|none',
  categories: 'A,B,…|none',
  sensitive: 'yes|no',
  yes: null,
  from: 'FILE',
  'go-on-from': 'REF',
  address: 'ADDRESS',
  always: null,
  keep: null,
  'new-token': null,
  status: 'running|waiting|paused|interrupted|finished|failed|cancelled',
  since: 'DAY',
  until: 'DAY',
  sort: 'started|name|data|auc|sensitivity|specificity|accuracy|mae',
  skip: 'N',
  'pause-on': 'battery|heat|both|none',
  watts: 'N',
  days: 'N',
  n: 'N',
  runs: 'N',
  severity: 'TOPIC=urgent|warning|note,…',
  quiet: 'HH:MM-HH:MM|none',
} as const;

export type OptionName = keyof typeof optionValues;
const optionNames = Object.keys(optionValues) as OptionName[]; // the table's own keys
/** Taken by every command. */
export const commonOptions: readonly OptionName[] = ['home', 'project', 'json', 'help'];

export const isOptionName = (name: string): name is OptionName => Object.hasOwn(optionValues, name);

/** As it is typed: `--to FILE`. */
export const typedOption = (name: OptionName): string =>
  optionValues[name] === null ? `--${name}` : `--${name} ${optionValues[name]}`;

/** What somebody typed wrongly: exit code 2. `code` is stable, as with every failure. */
export class WrongUsage extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: `usage.${string}`, { message, hint }: Said) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** What was typed: words and options, in any order. */
export class Arguments {
  readonly words: readonly string[];
  readonly #values: ReadonlyMap<OptionName, string | true>;
  readonly #folder: string;

  /** Relative paths count from `folder`, where the person stood. */
  constructor(typed: readonly string[], folder: string) {
    const { positionals, tokens } = parseArgs({
      args: [...typed],
      options: Object.fromEntries(optionNames.map((name) => [name, { type: typeOf(name) }])),
      allowPositionals: true,
      strict: false, // what it refuses is said here in words that help
      tokens: true,
    });
    this.words = positionals;
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    this.#values = new Map(given.map((token) => readOption(token.name, token.value, token.inlineValue === true)));
    this.#folder = folder;
  }

  get given(): readonly OptionName[] {
    return [...this.#values.keys()];
  }

  has = (name: OptionName): boolean => this.#values.has(name);

  text(name: OptionName): string | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** Of an option that the command needs, so that it is there. */
  required = (name: OptionName): string => this.text(name) ?? '';

  number(name: OptionName): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (value.trim() !== '' && Number.isFinite(number)) return number;
    throw new WrongUsage('usage.notNumber', usageEnglish.notNumber(name, value));
  }

  /** A day such as 2026-11-23 as the moment in which it begins here. */
  day(name: OptionName): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const atMs = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00`) : Number.NaN;
    if (!Number.isNaN(atMs)) return atMs;
    throw new WrongUsage('usage.notDay', usageEnglish.notDay(name, value));
  }

  /** `NAME=N,…` as numbers by name. */
  numbers(name: OptionName): Record<string, number> {
    return Object.fromEntries(
      this.#pairs(name).map(([key, value]) => {
        const number = Number(value);
        if (key !== '' && value !== '' && Number.isFinite(number)) return [key, number];
        throw new WrongUsage('usage.notNumber', usageEnglish.notNumber(name, `${key}=${value}`));
      }),
    );
  }

  /** `NAME=WORD,…` by name, each word one of those allowed. */
  choices<T extends string>(name: OptionName, allowed: readonly T[]): Record<string, T> {
    return Object.fromEntries(
      this.#pairs(name).map(([key, value]) => {
        const known = allowed.find((one) => one === value);
        if (key !== '' && known !== undefined) return [key, known];
        throw new WrongUsage('usage.notOneOf', usageEnglish.notOneOf(name, `${key}=${value}`, allowed));
      }),
    );
  }

  /** `N,N,…`. */
  numberList(name: OptionName): number[] | undefined {
    return this.text(name)
      ?.split(',')
      .map((part) => {
        const number = Number(part);
        if (part.trim() !== '' && Number.isFinite(number)) return number;
        throw new WrongUsage('usage.notNumber', usageEnglish.notNumber(name, part));
      });
  }

  #pairs(name: OptionName): readonly (readonly [string, string])[] {
    const pairs = this.text(name)?.split(/,(?=[^=]*=)/) ?? [];
    return pairs.map((pair) => {
      const [, key = pair, value = ''] = /^(.*)=([^=]*)$/.exec(pair) ?? [];
      return [key.trim(), value.trim()];
    });
  }

  oneOf<T extends string>(name: OptionName, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const known = allowed.find((one) => one === value);
    if (value === undefined || known !== undefined) return known;
    throw new WrongUsage('usage.notOneOf', usageEnglish.notOneOf(name, value, allowed));
  }

  path(name: OptionName): string | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : this.resolvePath(value);
  }

  resolvePath = (path: string): string => (isAbsolute(path) ? path : resolve(this.#folder, path));
}

const typeOf = (name: OptionName): 'boolean' | 'string' => (optionValues[name] === null ? 'boolean' : 'string');

/** An option with its value, refused where it is unknown, lacks its value or has one too many. */
function readOption(name: string, value: string | undefined, isInline: boolean): [OptionName, string | true] {
  if (!isOptionName(name)) {
    throw new WrongUsage('usage.unknownOption', usageEnglish.unknownOption(name, closestWord(name, optionNames)));
  }
  const meant = optionValues[name];
  if (meant === null) {
    if (value === undefined) return [name, true];
    throw new WrongUsage('usage.valueNotTaken', usageEnglish.valueNotTaken(name));
  }
  // `--dataset --append` forgot the name; a value that begins so is typed as --dataset=--append.
  if (value !== undefined && (isInline || !value.startsWith('--'))) return [name, value];
  throw new WrongUsage('usage.missingValue', usageEnglish.missingValue(name, meant));
}

/** What JSON text holds; `what` names it where it is broken. */
export function parseJson(what: string, text: string): unknown {
  const fault = findJsonFault(text);
  if (fault !== null) throw new WrongUsage('usage.brokenJson', usageEnglish.brokenJson(what, text, fault));
  return JSON.parse(text) as unknown;
}

/** The text of a file that was named; `what` says where. */
export function readTextFile(what: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new WrongUsage('usage.unreadable', usageEnglish.unreadable(what, path, String(cause)));
  }
}

/** The fields that have a value: a call's optional fields are left out, never undefined. */
export function present<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }; // only undefined was dropped
}
