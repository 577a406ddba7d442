import { useLayoutEffect } from 'react';
import { Failed } from '../../../ui/feedback/failed.tsx';
import type { Fill } from '../fill/fill.ts';
import { askedNodes, isDone, unmeasuredOf } from '../fill/fill-record.ts';
import { confirmValue, correctValue } from '../fill/fill-store.ts';
import { type Advice, AdvicePanel } from './advice-panel.tsx';
import { useAdvice } from './use-advice.ts';
import { type Scored, useScore } from './use-score.ts';

/** What is said on the screen, and of which answers. */
export type InSight = { readonly scored: Scored | null; readonly advice: Advice | null };

export const NOTHING_IN_SIGHT: InSight = { scored: null, advice: null };

type LiveAdviceProps = {
  readonly fill: Fill;
  /** Is told what is on the screen: only saving asks for it, so that an answer draws nothing but this panel anew. */
  readonly onShown: (inSight: InSight) => void;
};

/** The advice on a record while it is filled in. */
export function LiveAdvice({ fill, onShown }: LiveAdviceProps) {
  const { compiled } = fill.form;
  const { scored, error } = useScore();
  const ofThis = scored?.recordId === fill.recordId ? scored : null;
  const answers = askedNodes(fill.form).filter(({ path }) => isDone(fill, path)).length;
  const asked = { values: ofThis?.values ?? {}, unmeasured: unmeasuredOf(fill) };
  const advice = useAdvice(ofThis?.score ?? null, asked, answers, (name) => compiled.names.has(name));
  useLayoutEffect(() => onShown({ scored: ofThis, advice }));
  return (
    <>
      {advice && (
        <AdvicePanel
          advice={advice}
          onConfirm={({ column }) => confirmValue(column)}
          onCorrect={({ column, meant }) => meant && correctValue(column, String(meant.value))}
        />
      )}
      {error && <Failed error={error} />}
    </>
  );
}
