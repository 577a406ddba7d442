import { z } from 'zod';
import type { SentInput } from '../../../../shared/endpoint.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { readJson, refuseShape } from './read-body.ts';
import { readCsv } from './read-csv.ts';

const FrameCell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
type FrameCell = z.infer<typeof FrameCell>;
const Rows = z.array(z.array(FrameCell));
const Records = z.array(z.record(z.string(), FrameCell));

/** The body of `POST /invocations`, as MLflow's scoring server has it: exactly one of the four. */
export const InvocationsBody = z.object({
  dataframe_split: z.object({ columns: z.array(z.string()), data: Rows }).optional(),
  dataframe_records: Records.optional(),
  instances: z.union([Records, Rows]).optional(),
  inputs: z.union([z.record(z.string(), z.array(FrameCell)), Rows]).optional(),
});
const FORMATS = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'] as const;

/**
 * The columns of a table sent as JSON or CSV; rows without names are in the order of `features`. Fails with `body.…`.
 */
export function readFrame(body: Uint8Array, isCsv: boolean, features: readonly string[]): Result<readonly SentInput[]> {
  if (isCsv) return readCsvFrame(body);
  const json = readJson(body);
  if (!json.ok) return json;
  const read = InvocationsBody.safeParse(json.value);
  if (!read.success) return refuseShape(read.error.issues[0]);
  const given = FORMATS.filter((format) => read.data[format] !== undefined);
  if (given.length !== 1) {
    return fail('body.badShape', `The body has ${given.length} of ${FORMATS.join(', ')}.`, 'Send exactly one of them.');
  }
  const { dataframe_split: split, dataframe_records: records, instances, inputs } = read.data;
  if (split !== undefined) return columnsOfRows(split.columns, split.data);
  if (records !== undefined) return ok(columnsOfRecords(records));
  if (instances !== undefined)
    return isRows(instances) ? columnsOfRows(features, instances) : ok(columnsOfRecords(instances));
  if (Array.isArray(inputs)) return columnsOfRows(features, inputs);
  return ok(Object.entries(inputs ?? {}).map(([name, cells]) => ({ name, width: 1, cells })));
}

function readCsvFrame(body: Uint8Array): Result<readonly SentInput[]> {
  const lines = readCsv(new TextDecoder().decode(body));
  if (lines === null) return fail('body.badShape', 'The CSV has a quote that does not end.');
  const [header = [], ...rows] = lines;
  return columnsOfRows(
    header,
    rows.map((row) => row.map((text) => (text === '' ? null : text))),
  );
}

type FrameRecord = Readonly<Record<string, FrameCell>>;

const isRows = (instances: readonly FrameRecord[] | readonly FrameCell[][]): instances is readonly FrameCell[][] =>
  Array.isArray(instances[0]);

function columnsOfRows(
  names: readonly string[],
  rows: readonly (readonly FrameCell[])[],
): Result<readonly SentInput[]> {
  const odd = rows.findIndex((row) => row.length !== names.length);
  if (odd >= 0) {
    return fail(
      'body.badShape',
      `Row ${odd + 1} has ${rows[odd]?.length} values, and there are ${names.length} columns.`,
    );
  }
  return ok(names.map((name, place) => ({ name, width: 1, cells: rows.map((row) => row[place] ?? null) })));
}

/** A field that a record does not have is missing there. */
function columnsOfRecords(records: readonly FrameRecord[]): readonly SentInput[] {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  return [...names].map((name) => ({ name, width: 1, cells: records.map((record) => record[name] ?? null) }));
}
