import { z } from 'zod';
import { Alert, AlertRules, AlertSeverity, AlertTopic } from '../alert.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** Calls about how people are told of what is found. */
export const alertCalls = {
  'alert.list': { input: Nothing, output: z.object({ alerts: z.array(Alert) }), changes: [] },
  'alert.acknowledge': {
    input: z.object({ id: z.string(), reason: z.string().min(1) }),
    output: Alert,
    changes: ['alerts', 'sync'],
  },
  /** Puts an alert off: it is not told, and not shown on Today, before that moment. */
  'alert.snooze': {
    input: z.object({ id: z.string(), untilMs: z.int(), reason: z.string().trim().max(1_000).optional() }),
    output: Alert,
    changes: ['alerts'],
  },
  'alert.rules': { input: Nothing, output: AlertRules, changes: [] },
  /** Changes what is given, and leaves the rest. */
  'alert.setRules': {
    input: z.object({
      severities: z.partialRecord(AlertTopic, AlertSeverity).optional(),
      quiet: AlertRules.shape.quiet.optional(),
    }),
    output: AlertRules,
    changes: ['alerts'],
  },
  /** What is to be told now; for whoever shows notifications. */
  'alert.due': { input: Nothing, output: z.object({ alerts: z.array(Alert) }), changes: [] },
  /** They were told, so that they are not told again. */
  'alert.told': { input: z.object({ ids: z.array(z.string()).max(1_000) }), output: Nothing, changes: ['alerts'] },
  /** The newest windows of models in use that nobody looked at yet; for who keeps a home open. */
  'alert.unseen': {
    input: Nothing,
    output: z.object({ windows: z.array(z.object({ id: z.string(), model: z.string() })) }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
