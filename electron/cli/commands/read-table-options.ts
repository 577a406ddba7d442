import {
  type ColumnChoice,
  DateOrder,
  Encoding,
  type ImportOptions,
  TypeOfTexts,
} from '../../../shared/columns/import-options.ts';
import { type Arguments, type OptionName, present, WrongUsage } from '../arguments.ts';
import { usageEnglish } from '../usage-english.ts';

/** What may be said about how a table's file is to be read. */
export const tableOptions: readonly OptionName[] = [
  'sheet',
  'encoding',
  'delimiter',
  'decimal',
  'header',
  'type',
  'leave-out',
];

/** `--sheet Visits --encoding windows-1252 --delimiter tab --decimal , --header no --type "seen=date:dayFirst, code=text"` */
export function readTableOptions(typed: Arguments): ImportOptions {
  const sign = typed.oneOf('delimiter', [',', ';', 'tab', '\t', '|'] as const);
  const header = typed.oneOf('header', ['yes', 'no'] as const);
  const types = typed.text('type');
  return present({
    sheet: typed.text('sheet'),
    encoding: typed.oneOf('encoding', Encoding.options),
    delimiter: sign === 'tab' ? ('\t' as const) : sign,
    decimal: typed.oneOf('decimal', ['.', ','] as const),
    header: header === undefined ? undefined : header === 'yes',
    leaveOut: typed.has('leave-out') ? true : undefined,
    columns: types === undefined ? undefined : types.split(/,(?=[^=]*=)/).map(readChoice),
  });
}

/** `seen=date:dayFirst`; the name may hold anything but a comma followed by an equals sign. */
function readChoice(text: string): ColumnChoice {
  const [, name = '', typeName, orderName] = /^\s*(.+)=(\w+)(?::(\w+))?\s*$/.exec(text) ?? [];
  const type = TypeOfTexts.safeParse(typeName);
  const dateOrder = DateOrder.optional().safeParse(orderName);
  if (name === '' || !type.success || !dateOrder.success) {
    throw new WrongUsage('usage.notColumnType', usageEnglish.notColumnType(text, TypeOfTexts.options));
  }
  return { name, type: type.data, ...(dateOrder.data === undefined ? {} : { dateOrder: dateOrder.data }) };
}
