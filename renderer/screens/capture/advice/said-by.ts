import type { Output } from '../../../../shared/calls.ts';
import type { Outside } from '../../../../shared/prediction.ts';
import type { Unmeasured } from '../../../../shared/unmeasured.ts';

type Score = Output<'record.score'>;

/** What is said of a record, before it is put into words. */
export type Said =
  | { readonly kind: 'noModel'; readonly recalled: string | null }
  | { readonly kind: 'blind' }
  | { readonly kind: 'needs' | 'unmeasured' | 'unasked'; readonly columns: readonly string[] }
  | { readonly kind: 'outside'; readonly outside: readonly Outside[] }
  /** `recalled` is the version that would have been asked, had it not been recalled. */
  | { readonly kind: 'rule'; readonly verdict: string; readonly recalled: string | null }
  | {
      readonly kind: 'says';
      readonly model: string;
      readonly verdict: string | number;
      /** The class that the share is of: the one looked for, else the one predicted. */
      readonly answer: string;
      readonly ofHundred: number | null;
      /** Share 0–1 from which on the class looked for is advised. */
      readonly limit: number | null;
      /** Too near to the limit: the person decides. */
      readonly unsure: boolean;
    };

/**
 * A record unlike anything seen in training gets no advice, however complete it is; nor does one whose form never asks
 * (`asks`) what is needed.
 */
export function saidBy(score: Score, unmeasured: Unmeasured, asks: (name: string) => boolean = () => true): Said {
  const { blind, rule, modelRef, output, missing, outside, positiveClass, threshold, unsure } = score;
  if (outside.length > 0) return { kind: 'outside', outside };
  // The model answers an empty form too, with what is usual; shown as advice, that would be a guess about this child.
  const lost = missing.filter((name) => unmeasured[name] !== undefined);
  if (lost.length > 0) return { kind: 'unmeasured', columns: lost };
  const unasked = missing.filter((name) => !asks(name));
  if (unasked.length > 0) return { kind: 'unasked', columns: unasked };
  if (missing.length > 0) return { kind: 'needs', columns: missing };
  if (blind) return { kind: 'blind' };
  const recalled = score.recalled?.ref ?? null;
  if (rule !== null && rule.answer !== null) return { kind: 'rule', verdict: rule.answer, recalled };
  if (modelRef === null) return { kind: 'noModel', recalled };
  if (output === null) return { kind: 'needs', columns: missing };
  const answer = positiveClass ?? String(output.prediction);
  const share = output.probabilities?.[answer];
  return {
    kind: 'says',
    model: modelRef,
    verdict: output.prediction,
    answer,
    ofHundred: share === undefined ? null : Math.round(share * 100),
    limit: positiveClass === null ? null : threshold,
    unsure,
  };
}

/** What was stored with a record, as `record.score` would say it. */
export const scoreOfSaved = (
  { prediction, rule }: Pick<Output<'record.add'>, 'prediction' | 'rule'>,
  positiveClass: string | null,
): Score => ({
  blind: false,
  rule,
  modelRef: prediction?.modelRef ?? null,
  recalled: null,
  output: prediction?.output ?? null,
  threshold: prediction?.threshold ?? null,
  unsure: prediction?.unsure ?? false,
  positiveClass,
  missing: [],
  outside: prediction?.outside ?? [],
  explanation: prediction?.explanation ?? null,
});
