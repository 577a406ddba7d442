import { z } from 'zod';
import { Finding } from './drift.ts';

/** What an alert is about: one site, values, gaps, the columns themselves, or anything else. */
export const AlertTopic = z.enum(['site', 'values', 'missing', 'structure', 'other']);
export type AlertTopic = z.infer<typeof AlertTopic>;

/** `urgent` is told at once, even in quiet hours; `warning` when they are over; `note` stands in the list alone. */
export const AlertSeverity = z.enum(['urgent', 'warning', 'note']);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time of day such as 21:00');

/** From one time of day to another, by the laptop's clock; past midnight where it ends before it begins. */
export const QuietHours = z.object({ from: timeOfDay, to: timeOfDay });
export type QuietHours = z.infer<typeof QuietHours>;

/** How a project is told of what is found. */
export const AlertRules = z.object({
  severities: z.record(AlertTopic, AlertSeverity),
  quiet: QuietHours.nullable(),
});
export type AlertRules = z.infer<typeof AlertRules>;

/** Where nobody said otherwise. */
export const defaultAlertRules: AlertRules = {
  severities: { site: 'warning', values: 'warning', missing: 'warning', structure: 'urgent', other: 'warning' },
  quiet: { from: '20:00', to: '06:00' },
};

/** Something that happened to an alert, never changed afterwards. */
export const AlertEvent = z.object({
  kind: z.enum(['raised', 'told', 'snoozed', 'acknowledged']),
  /** Null for what the laptop did by itself. */
  actorName: z.string().nullable(),
  reason: z.string().nullable(),
  /** Of a snooze. */
  untilMs: z.int().nullable(),
  atMs: z.int(),
});
export type AlertEvent = z.infer<typeof AlertEvent>;

/** A finding that somebody should know of, until they say that they do. */
export const Alert = z.object({
  id: z.uuid(),
  modelRef: z.string(),
  /** The window it was seen in; null for alerts from before windows were noted. */
  windowId: z.string().nullable(),
  finding: Finding,
  topic: AlertTopic,
  /** As the project's rules have it now. */
  severity: AlertSeverity,
  raisedAtMs: z.int(),
  acknowledgedAtMs: z.int().nullable(),
  reason: z.string().nullable(),
  /** It is not told again before; null where nobody put it off. */
  snoozedUntilMs: z.int().nullable(),
  /** The oldest first. */
  history: z.array(AlertEvent),
});
export type Alert = z.infer<typeof Alert>;
