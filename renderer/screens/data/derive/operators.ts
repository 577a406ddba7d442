import { type ColumnType, isNumericType } from '../../../../shared/column.ts';
import type { ConditionOperator } from '../../../../shared/derive.ts';

/** What the catalogue calls each operator. */
export const operatorNames = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
  in: 'oneOf',
  notIn: 'noneOf',
  missing: 'missing',
  present: 'present',
} as const satisfies Record<ConditionOperator, string>;

/** Texts have no order. */
export const operatorsOf = (type: ColumnType): readonly ConditionOperator[] =>
  isNumericType(type)
    ? ['=', '!=', '<', '<=', '>', '>=', 'missing', 'present']
    : ['=', '!=', 'in', 'notIn', 'missing', 'present'];

/** What can stand where a value is missing; only numbers have a mean and a middle. */
export const fillsOf = (type: ColumnType) =>
  type === 'integer' || type === 'number'
    ? (['constant', 'mean', 'median', 'mostFrequent'] as const)
    : (['constant', 'mostFrequent'] as const);
