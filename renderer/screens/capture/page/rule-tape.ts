import type { WrittenRule } from '../../../../shared/project.ts';
import type { TapeProps } from '../../../ui/marks/tape.tsx';
import type { AskedQuestion } from '../fields/field-props.ts';

export type RuleTape = Omit<TapeProps, 'label'>;

/** Distances of ticks that read well: 1, 2 or 5 of a power of ten. */
function roundDistance(span: number, ticks: number): number {
  const raw = span / ticks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw) ?? 10;
  return factor * power;
}

/**
 * A number that the written rule looks at, on the scale of what may be answered, with the rule's limit: the field's tape
 * on the screen. Null for other questions, and where no whole range or no numeric limit is known.
 */
export function ruleTape(
  { name, range: { min, max } }: Pick<AskedQuestion, 'name' | 'range'>,
  rule: WrittenRule | undefined,
  answer: string,
): RuleTape | null {
  if (rule === undefined || rule.column !== name || typeof rule.value !== 'number') return null;
  if (min === undefined || max === undefined || min >= max || rule.value <= min || rule.value >= max) return null;
  const isBelow = rule.operator === '<' || rule.operator === '<=';
  const labels = roundDistance(max - min, 10);
  const value = Number(answer);
  const isOnScale = answer !== '' && value >= min && value <= max;
  return {
    min,
    max,
    labels,
    step: labels / 5,
    limits: [rule.value],
    bands: [
      { from: min, to: rule.value, kind: isBelow ? 'stop' : 'good' },
      { from: rule.value, to: max, kind: isBelow ? 'good' : 'stop' },
    ],
    ...(isOnScale ? { value } : {}),
  };
}
