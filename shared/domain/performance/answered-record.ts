/** What a model version answered to a record, and what somebody said is true of it. */
export type AnsweredRecord = {
  /** Of the capture, since 1970-01-01. */
  readonly day: number;
  readonly site: string;
  readonly prediction: string | number;
  /** The positive class's probability; null where there is none. */
  readonly score: number | null;
  /** Whether it is unlike anything in training. */
  readonly isOutside: boolean;
  /** Null where nobody has said, or whoever was asked is unsure. */
  readonly truth: { readonly value: string | number; readonly isBlind: boolean; readonly delayDays: number } | null;
};
