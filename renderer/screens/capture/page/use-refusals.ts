import { useTranslation } from 'react-i18next';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { textAt } from '../../../../shared/forms/look-at-form.ts';
import { formatNumber } from '../../../format.ts';
import type { Refusal } from '../../../ui/controls/field.tsx';
import type { AskedQuestion } from '../fields/field-props.ts';
import type { Fill } from '../fill/fill.ts';
import { problemAt } from '../fill/fill-record.ts';
import { answer } from '../fill/fill-store.ts';
import { proposeAnswer } from '../fill/propose-answer.ts';

/** Why a question's answer cannot stand, in the form's own words where it has some; undefined while it is not judged. */
export function useRefusals(
  fill: Fill,
  environment: Environment,
): (node: FormNode, asked: AskedQuestion) => Refusal | undefined {
  const { t } = useTranslation();
  const rangeWords = ({ label: name, range: { min, max }, unit = '' }: AskedQuestion): string => {
    const words = { name, min: formatNumber(min ?? 0), max: formatNumber(max ?? 0), unit };
    if (min !== undefined && max !== undefined) return t('capture.refused.outside', words);
    if (min !== undefined) return t('capture.refused.below', words);
    return t(max === undefined ? 'capture.refused.constraint' : 'capture.refused.above', words);
  };
  const wordsOf = (
    node: FormNode,
    asked: AskedQuestion,
    problem: NonNullable<ReturnType<typeof problemAt>>,
  ): string => {
    const { item } = node.definition;
    if (item?.kind !== 'question') return '';
    const { label: name } = asked;
    switch (problem) {
      case 'required':
        return textAt(fill.form, node, item.requiredMessage, environment) || t('capture.refused.required', { name });
      case 'constraint':
        return textAt(fill.form, node, item.constraintMessage, environment) || rangeWords(asked);
      case 'choice':
        return t('capture.refused.choice', { name });
      case 'type':
        return t(`capture.refused.${typeWords(asked.type)}`, { name });
    }
  };
  return (node, asked) => {
    const problem = problemAt(fill, node.path);
    if (problem === null || !fill.judged.has(node.path)) return undefined;
    const proposal = proposeAnswer(fill.form, node.path, environment);
    return {
      message: wordsOf(node, asked, problem),
      ...(proposal !== null && {
        proposal: {
          label: t('capture.didYouMean', { value: formatNumber(Number(proposal)) }),
          apply: () => answer(node.path, proposal),
        },
      }),
    };
  };
}

function typeWords(type: AskedQuestion['type']) {
  if (type === 'integer') return 'notWhole';
  if (type === 'date' || type === 'datetime') return 'notADate';
  if (type === 'time') return 'notATime';
  return type === 'geopoint' ? 'notAPlace' : 'notANumber';
}
