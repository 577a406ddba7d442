import type { Output, Input } from '../../../shared/calls.ts';
import { type ColumnChange, ColumnRole, type ColumnType } from '../../../shared/column.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Arguments, WrongUsage } from '../arguments.ts';
import { careEnglish } from '../care-english.ts';
import { type Ask, type Command, reply } from '../command.ts';
import { usageEnglish } from '../usage-english.ts';

/** Typed in place of a value, it takes away what is said of a column. */
const NONE = 'none';
const ROLES = [...ColumnRole.options, NONE] as const;

export const describeCommand: Command = {
  words: 'dataset describe',
  operands: ['REF'],
  options: ['column', 'role', 'unit', 'min', 'max', 'categories', 'sensitive'],
  needs: ['column'],
  calls: ['dataset.show', 'dataset.describe'],
  run: async (ask, typed, [ref = '']) => {
    const input = await describeInput(ask, typed, ref);
    if (!input.ok) return input;
    return reply(ask('dataset.describe', input.value), (described) => ({
      document: { dataset: described.version, misfits: described.misfits },
      lines: careEnglish.described(described),
    }));
  },
};

/** A limit of a day is typed as one, so the column's type is asked for first. */
async function describeInput(ask: Ask, typed: Arguments, ref: string): Promise<Result<Input<'dataset.describe'>>> {
  const shown = await ask('dataset.show', { ref });
  if (!shown.ok) return shown;
  const name = typed.required('column');
  return ok({ ref, columns: [changeOf(typed, name, typeOf(shown.value, name))] });
}

/** An unknown column is core's to refuse. */
const typeOf = ({ version }: Output<'dataset.show'>, name: string): ColumnType =>
  version.columns.find((column) => column.name === name)?.type ?? 'number';

function changeOf(typed: Arguments, name: string, type: ColumnType): ColumnChange {
  const role = typed.oneOf('role', ROLES);
  const sensitive = typed.oneOf('sensitive', ['yes', 'no'] as const);
  const unit = typed.text('unit');
  const categories = typed.text('categories');
  return {
    name,
    ...(role === undefined ? {} : { role: role === NONE ? null : role }),
    ...(unit === undefined ? {} : { unit: unit === NONE ? null : unit }),
    ...limitOf(typed, 'min', type),
    ...limitOf(typed, 'max', type),
    ...(categories === undefined ? {} : { categories: categories === NONE ? null : splitList(categories) }),
    ...(sensitive === undefined ? {} : { sensitive: sensitive === 'yes' }),
  };
}

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

function limitOf(typed: Arguments, option: 'min' | 'max', type: ColumnType): Partial<ColumnChange> {
  const text = typed.text(option);
  if (text === undefined) return {};
  if (text === NONE) return { [option]: null };
  if (type !== 'date' && type !== 'datetime') return { [option]: typed.number(option) };
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new WrongUsage('usage.notDay', usageEnglish.notDay(option, text));
  return { [option]: type === 'date' ? Math.floor(ms / MS_PER_DAY) : ms };
}
