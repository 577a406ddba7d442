import { AlertSeverity, QuietHours } from '../../../shared/alert.ts';
import { isOpen } from '../../../shared/domain/alerts/due-alerts.ts';
import { alertEnglish } from '../alert-english.ts';
import { type Arguments, present, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { usageEnglish } from '../usage-english.ts';

const MINUTE_MS = 60_000;

export const alertCommands: readonly Command[] = [
  {
    words: 'monitor alerts',
    operands: [],
    options: [],
    calls: ['alert.list'],
    run: (ask) =>
      reply(ask('alert.list', {}), ({ alerts }) => {
        const nowMs = Date.now();
        const open = alerts.filter((alert) => isOpen(alert, nowMs)).length;
        const lines = alerts.length === 0 ? [alertEnglish.none] : alertEnglish.alerts(alerts, nowMs);
        return { document: { alerts, open }, lines: [...lines, alertEnglish.open(open)] };
      }),
  },
  {
    words: 'monitor alerts acknowledge',
    operands: ['ID'],
    options: ['reason'],
    needs: ['reason'],
    calls: ['alert.acknowledge'],
    run: (ask, typed, [id = '']) =>
      reply(ask('alert.acknowledge', { id, reason: typed.required('reason') }), (alert) => ({
        document: { alert },
        lines: alertEnglish.alert(alert),
      })),
  },
  {
    words: 'monitor alerts snooze',
    operands: ['ID'],
    options: ['minutes', 'until', 'reason'],
    calls: ['alert.snooze'],
    run: (ask, typed, [id = '']) =>
      reply(
        ask('alert.snooze', { id, untilMs: momentOf(typed), ...present({ reason: typed.text('reason') }) }),
        (alert) => ({ document: { alert }, lines: alertEnglish.alert(alert) }),
      ),
  },
  {
    words: 'monitor alerts rules',
    operands: [],
    options: ['severity', 'quiet'],
    calls: ['alert.rules', 'alert.setRules'],
    run: (ask, typed) => {
      const change = rulesOf(typed);
      const isAsked = Object.keys(change).length === 0;
      return reply(isAsked ? ask('alert.rules', {}) : ask('alert.setRules', change), (rules) => ({
        document: { rules },
        lines: alertEnglish.rules(rules),
      }));
    },
  },
];

const DAY_MINUTES = 1_440;

/** Until the day that is named begins, or for so many minutes; a day without either. */
const momentOf = (typed: Arguments): number =>
  typed.day('until') ?? Date.now() + (typed.number('minutes') ?? DAY_MINUTES) * MINUTE_MS;

function rulesOf(typed: Arguments) {
  const quiet = typed.text('quiet');
  return present({
    severities: typed.has('severity') ? typed.choices('severity', AlertSeverity.options) : undefined,
    quiet: quiet === undefined ? undefined : quiet === 'none' ? null : quietHours(quiet),
  });
}

/** `20:00-06:00`. */
function quietHours(typed: string): QuietHours {
  const [from, to] = typed.split('-');
  const parsed = QuietHours.safeParse({ from, to });
  if (parsed.success) return parsed.data;
  throw new WrongUsage('usage.notOneOf', usageEnglish.notOneOf('quiet', typed, ['20:00-06:00', 'none']));
}
