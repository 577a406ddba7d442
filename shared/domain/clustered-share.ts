import { type Interval, wilsonInterval } from './interval.ts';

/**
 * A share with its 95 % interval where cases of one unit go together: Wilson's interval at the effective number of cases
 * (Korn and Graubard 1998), which is the number divided by the design effect (Kish 1965), taken as at least 1. Where all
 * cases are alike the design effect cannot be estimated, and every unit counts as one case. `unitOf` null: all are
 * independent. Null without cases.
 */
export function clusteredShare(holds: readonly boolean[], unitOf: Int32Array | null): Interval | null {
  const of = holds.length;
  const count = holds.filter(Boolean).length;
  if (unitOf === null || of === 0) return wilsonInterval(count, of);
  const share = count / of;
  const effective = Math.min(of, effectiveCases(holds, unitOf, share));
  const interval = wilsonInterval(share * effective, effective);
  return interval === null ? null : { ...interval, value: share };
}

function effectiveCases(holds: readonly boolean[], unitOf: Int32Array, share: number): number {
  const residuals = new Map<number, number>();
  holds.forEach((held, place) => {
    const unit = unitOf[place] ?? -1;
    residuals.set(unit, (residuals.get(unit) ?? 0) + Number(held) - share);
  });
  const independent = holds.length * share * (1 - share);
  if (independent === 0) return residuals.size;
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual * residual, 0);
  const correction = residuals.size > 1 ? residuals.size / (residuals.size - 1) : 1;
  return holds.length / Math.max(1, (correction * squares) / independent);
}
