import type { Parsed } from '../../../../shared/calls.ts';
import { checkValues } from '../../../../shared/domain/check-values.ts';
import type { ProjectDefinition } from '../../../../shared/project.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/** Whether what was entered fits the form. Fails with `record.valueRefused` and `record.reasonBesideValue`. */
export function checkEntered(
  { form }: ProjectDefinition,
  { values, unmeasured }: Pick<Parsed<'record.add'>, 'values' | 'unmeasured'>,
): Result<null> {
  const checked = checkValues(
    form.sections.flatMap(({ fields }) => fields),
    values,
  );
  if (!checked.ok) return checked;
  const both = Object.keys(unmeasured).find((name) => (values[name] ?? '') !== '');
  return both === undefined ? ok(null) : refuseReason(both);
}

const refuseReason = (column: string): Result<never> =>
  fail('record.reasonBesideValue', `"${column}" has a value and a reason why it has none.`, 'Leave out one of them.', {
    column,
  });
