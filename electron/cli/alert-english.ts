import type { Alert, AlertEvent, AlertRules } from '../../shared/alert.ts';
import { count, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

const stateOf = ({ acknowledgedAtMs, snoozedUntilMs }: Alert, nowMs: number): string => {
  if (acknowledgedAtMs !== null) return `acknowledged ${timeOf(acknowledgedAtMs)}`;
  return snoozedUntilMs !== null && snoozedUntilMs > nowMs ? `put off until ${timeOf(snoozedUntilMs)}` : 'open';
};

/** The plain values that a finding names, in few words; a window writes its sentence. */
const aboutOf = ({ finding: { key, values } }: Alert): string => {
  const about = [values['column'], values['site']].filter((value) => value !== undefined).join(' at ');
  const kind = key.split('.').at(-1) ?? key;
  return about === '' ? kind : `${kind}: ${about}`;
};

const eventOf = ({ kind, actorName, reason, untilMs, atMs }: AlertEvent): string => {
  const until = untilMs === null ? '' : ` until ${timeOf(untilMs)}`;
  const by = actorName === null ? '' : ` by ${actorName}`;
  const words = { raised: 'raised', told: 'told', snoozed: 'put off', acknowledged: 'acknowledged' }[kind];
  return `${timeOf(atMs)}  ${words}${until}${by}${reason === null ? '' : `: ${reason}`}`;
};

/** What the command line says of alerts, in English. */
export const alertEnglish = {
  none: 'No alerts.',
  alerts: (alerts: readonly Alert[], nowMs: number): readonly string[] =>
    formatTable(
      [
        { text: 'raised' },
        { text: 'severity' },
        { text: 'what' },
        { text: 'model' },
        { text: 'state' },
        { text: 'id' },
      ],
      alerts.map((alert) => [
        timeOf(alert.raisedAtMs),
        alert.severity,
        aboutOf(alert),
        alert.modelRef,
        stateOf(alert, nowMs),
        alert.id,
      ]),
    ),
  alert: (alert: Alert): readonly string[] => [
    `${aboutOf(alert)} (${alert.modelRef}, ${alert.severity})`,
    ...alert.history.map((event) => `  ${eventOf(event)}`),
  ],
  rules: ({ severities, quiet }: AlertRules): readonly string[] => [
    ...Object.entries(severities).map(([topic, severity]) => `${topic}: ${severity}`),
    quiet === null
      ? 'no quiet hours'
      : `quiet hours from ${quiet.from} to ${quiet.to}; what is urgent is told all the same`,
  ],
  open: (n: number): string => `${count(n)} open`,
} as const;
