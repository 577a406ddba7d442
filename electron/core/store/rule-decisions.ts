import { z } from 'zod';
import { RuleDecision } from '../../../shared/record.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** What the written rule said of an event, and whether the person saw it before answering. */
export const SaidRule = z.object({ decision: RuleDecision, shown: z.boolean() });
export type SaidRule = z.infer<typeof SaidRule>;

export function insertRuleDecision(db: WritableDb, recordEventId: string, { decision, shown }: SaidRule): void {
  db.run('INSERT INTO ruleDecision (recordEventId, decision, shown) VALUES (:recordEventId, :decision, :shown)', {
    recordEventId,
    decision: JSON.stringify(decision),
    shown: Number(shown),
  });
}

/** Null where a model decided, and where there was no rule. */
export function ruleDecisionOf(db: ReadableDb, recordEventId: string): RuleDecision | null {
  const text = db.value<string>('SELECT decision FROM ruleDecision WHERE recordEventId = ?', recordEventId);
  return text === null ? null : RuleDecision.parse(JSON.parse(text));
}
