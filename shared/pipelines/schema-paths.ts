import { z } from 'zod';

/**
 * Whether something that fits the schema may have a value at the path. What a schema leaves open (records, anything)
 * may hold every path.
 */
export function mayHold(schema: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return Object.hasOwn(bare.shape, name) && mayHold(bare.shape[name], rest);
  if (bare instanceof z.ZodUnion) return bare.options.some((option) => mayHold(option, path));
  if (bare instanceof z.ZodArray) return /^\d+$/u.test(name) && mayHold(bare.element, rest);
  return bare instanceof z.ZodRecord ? mayHold(bare.valueType, rest) : isOpen(bare);
}

/** Names that the input of a call knows; null where it is open. */
export function namesOf(schema: unknown): readonly string[] | null {
  const bare = unwrap(schema);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : null;
}

function unwrap(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}

const isOpen = (schema: unknown): boolean =>
  schema instanceof z.ZodUnknown || schema instanceof z.ZodAny || schema instanceof z.ZodLazy;
