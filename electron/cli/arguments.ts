import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Every option there is; a command names those that it takes. */
const options = {
  home: text,
  project: text,
  json: flag,
  help: flag,
  dataset: text,
  append: flag,
  decimal: text,
  delimiter: text,
  to: text,
  record: text,
  subject: text,
  confirm: flag,
  correct: text,
  unsure: flag,
  shown: flag,
  name: text,
  target: text,
  algorithm: text,
  seed: text,
  trees: text,
  model: text,
  alias: text,
  threshold: text,
  override: text,
  window: text,
  data: text,
  port: text,
  postgres: text,
  once: flag,
} as const;

export type OptionName = keyof typeof options;
/** Taken by every command. */
export const commonOptions: readonly OptionName[] = ['home', 'project', 'json', 'help'];

/** What somebody typed wrongly: exit code 2, with this message. */
export class WrongUsage extends Error {}

/** What was typed: words and options, in any order. */
export class Arguments {
  readonly words: readonly string[];
  readonly #values: Readonly<Record<string, string | boolean | undefined>>;
  readonly #folder: string;

  /** Relative paths count from `folder`, where the person stood. */
  constructor(typed: readonly string[], folder: string) {
    try {
      const { positionals, values } = parseArgs({ args: [...typed], options, allowPositionals: true });
      this.words = positionals;
      this.#values = values;
    } catch (cause) {
      throw new WrongUsage(cause instanceof Error ? cause.message : String(cause));
    }
    this.#folder = folder;
  }

  get given(): readonly OptionName[] {
    return Object.keys(this.#values) as OptionName[]; // parseArgs refuses every other
  }

  has = (name: OptionName): boolean => this.#values[name] === true;

  text(name: OptionName): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  required(name: OptionName): string {
    const value = this.text(name);
    if (value === undefined) throw new WrongUsage(`--${name} is missing`);
    return value;
  }

  number(name: OptionName): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) throw new WrongUsage(`--${name} is not a number: ${value}`);
    return number;
  }

  oneOf<T extends string>(name: OptionName, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const known = allowed.find((one) => one === value);
    if (value !== undefined && known === undefined)
      throw new WrongUsage(`--${name} must be one of ${allowed.join(' ')}`);
    return known;
  }

  json(name: OptionName): unknown {
    try {
      return JSON.parse(this.required(name)) as unknown;
    } catch (cause) {
      if (cause instanceof WrongUsage) throw cause;
      throw new WrongUsage(`--${name} is not JSON`);
    }
  }

  path(name: OptionName): string | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : this.resolvePath(value);
  }

  resolvePath = (path: string): string => (isAbsolute(path) ? path : resolve(this.#folder, path));
}

/** The fields that have a value: a call's optional fields are left out, never undefined. */
export function present<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }; // only undefined was dropped
}
