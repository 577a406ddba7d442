import type { Input, Output } from '../../../shared/calls.ts';
import { type Arguments, present } from '../arguments.ts';
import { type Command, type Reply, reply } from '../command.ts';
import { english } from '../english.ts';
import { modelEnglish } from '../model-english.ts';
import { lineageCommand, lineageRecordsCommand } from './lineage.ts';

/** What tells what happened: drift, lineage, the audit log, sync, and the home's own state. */
export const accountCommands: readonly Command[] = [
  {
    words: 'monitor report',
    operands: [],
    options: ['model', 'window', 'data', 'to'],
    calls: ['monitor.report', 'monitor.export'],
    run: async (ask, typed) => {
      const path = typed.path('to');
      if (path === undefined) return reply(ask('monitor.report', reportInput(typed)), driftReply);
      const asked = present({ model: typed.text('model'), windowId: typed.text('window'), data: typed.path('data') });
      return reply(ask('monitor.export', { ...asked, path }), (written) => ({
        document: written,
        lines: [english.written(written.path)],
      }));
    },
  },
  lineageCommand,
  lineageRecordsCommand,
  {
    words: 'audit verify',
    operands: [],
    options: [],
    calls: ['audit.verify'],
    run: (ask) =>
      reply(ask('audit.verify', {}), (verification) => ({
        document: verification,
        lines: english.verified('entries', verification.entries, verification.damaged),
        isBad: !verification.ok,
      })),
  },
  {
    words: 'sync',
    operands: [],
    options: ['once'],
    calls: ['sync.run'],
    run: (ask) => reply(ask('sync.run', {}), (status) => ({ document: status, lines: english.sync(status) })),
  },
  {
    words: 'sync status',
    operands: [],
    options: [],
    calls: ['sync.status'],
    run: (ask) => reply(ask('sync.status', {}), (status) => ({ document: status, lines: english.sync(status) })),
  },
  {
    words: 'doctor',
    operands: [],
    options: [],
    calls: ['home.check'],
    run: (ask) =>
      reply(ask('home.check', {}), ({ ok, checks }) => ({
        document: { ok, checks },
        lines: checks.map((check) => english.check(check.name, check.ok, check.detail)),
        isBad: !ok,
      })),
  },
];

const reportInput = (typed: Arguments): Input<'monitor.report'> =>
  present({ model: typed.text('model'), windowId: typed.text('window'), path: typed.path('data') });

function driftReply({ report, finding, modelRef, windowId, alertId }: Output<'monitor.report'>): Reply {
  const { n, referenceN, drift, columns, siteChange } = report;
  return {
    document: { n, referenceN, drift, columns, siteChange, finding, model: modelRef, windowId, alertId },
    lines: modelEnglish.drift(report),
  };
}
