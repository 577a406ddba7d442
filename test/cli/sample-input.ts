import { z } from 'zod';
import { type CallName, calls } from '../../shared/calls.ts';

type Schema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
};

const texts: Readonly<Record<string, string>> = {
  uuid: '0190a5a0-0000-7000-8000-000000000001',
  uri: 'http://127.0.0.1:9',
};

/** Something that fits the call's schema, made from the schema itself: every field that must be there. */
export function sampleInput(name: CallName): unknown {
  const schema = z.toJSONSchema(calls[name].input, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodCustom) jsonSchema.format = 'bytes'; // the contract has no other custom type
    },
  }) as Schema;
  return sampleOf(schema, schema.$defs ?? {});
}

function sampleOf(schema: Schema, shared: NonNullable<Schema['$defs']>): unknown {
  const sample = (inner: Schema | undefined): unknown => sampleOf(inner ?? {}, shared);
  if (schema.$ref !== undefined) return sample(shared[schema.$ref.replace('#/$defs/', '')]);
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return sample(choice);
  if (schema.format === 'bytes') return Uint8Array.of(1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'object') {
    const fields = schema.required ?? [];
    return Object.fromEntries(fields.map((field) => [field, sample(schema.properties?.[field])]));
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items));
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(0, schema.minimum ?? 0);
  return texts[schema.format ?? ''] ?? 'x';
}
