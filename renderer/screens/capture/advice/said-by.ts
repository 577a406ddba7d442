import type { Output } from '../../../../shared/calls.ts';
import { fallsBack, type FiredGuard, toBeAsked } from '../../../../shared/guards.ts';
import type { Prediction } from '../../../../shared/prediction.ts';
import type { Unmeasured } from '../../../../shared/unmeasured.ts';

type Score = Output<'record.score'>;

/** What is said of a record, before it is put into words. */
export type Said =
  | { readonly kind: 'noModel'; readonly recalled: string | null }
  | { readonly kind: 'blind' }
  | { readonly kind: 'needs' | 'unmeasured' | 'unasked'; readonly columns: readonly string[] }
  /** Values that somebody has to look at before there is advice. */
  | { readonly kind: 'check'; readonly guards: readonly FiredGuard[] }
  /** `recalled` is the version that would have been asked, had it not been recalled; `because` is why it was not. */
  | {
      readonly kind: 'rule';
      readonly verdict: string;
      readonly recalled: string | null;
      readonly because: readonly FiredGuard[];
    }
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
      /** What looked wrong, and is told beside the advice. */
      readonly noted: readonly FiredGuard[];
    };

/**
 * A record with a value that looks wrong gets no advice where the project asks for a second look, however complete it is;
 * nor does one that lacks what is needed, as long as that can still be answered, or where the project says so.
 */
export function saidBy(score: Score, unmeasured: Unmeasured, asks: (name: string) => boolean = () => true): Said {
  const { blind, rule, modelRef, output, missing, guards, positiveClass, threshold, unsure } = score;
  const toLookAt = toBeAsked(guards).filter(({ guard }) => guard !== 'missing');
  if (toLookAt.length > 0) return { kind: 'check', guards: toLookAt };
  // The model answers an empty form too, with what is usual; shown as advice, that would be a guess about this child.
  const lost = missing.filter((name) => unmeasured[name] !== undefined);
  const unasked = missing.filter((name) => !asks(name));
  const open = missing.filter((name) => !lost.includes(name) && !unasked.includes(name));
  // What can still be answered is asked for first, whatever is done without it.
  const isHeld = modelRef === null || toBeAsked(guards).length > 0 || guards.length === 0;
  if (isHeld && lost.length > 0) return { kind: 'unmeasured', columns: lost };
  if (isHeld && unasked.length > 0) return { kind: 'unasked', columns: unasked };
  if (open.length > 0) return { kind: 'needs', columns: open };
  if (blind) return { kind: 'blind' };
  const recalled = score.recalled?.ref ?? null;
  if (rule !== null && rule.answer !== null) {
    return { kind: 'rule', verdict: rule.answer, recalled, because: guards.filter((guard) => fallsBack([guard])) };
  }
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
    noted: guards,
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
  guards: prediction === null ? [] : guardsOfSaved(prediction),
  explanation: prediction?.explanation ?? null,
});

/** Before guards were kept, whatever was outside of what training saw was told without advice. */
const guardsOfSaved = ({ guards, outside }: Prediction): FiredGuard[] =>
  guards.length > 0
    ? guards
    : outside.map(({ column, reason, limit }) => ({
        guard: 'range',
        column,
        response: 'ask',
        confirmed: false,
        ...(reason === 'below' || reason === 'above' ? { reason } : {}),
        ...(limit === undefined ? {} : { limit }),
      }));
