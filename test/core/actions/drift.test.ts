import { expect, test } from 'vitest';
import { acknowledgeAlert } from '../../../electron/core/actions/acknowledge-alert.ts';
import { describeDataset } from '../../../electron/core/actions/describe-dataset.ts';
import { listAlerts } from '../../../electron/core/actions/list-alerts.ts';
import { listWindows } from '../../../electron/core/actions/list-windows.ts';
import { reportDrift } from '../../../electron/core/actions/report-drift.ts';
import { calls } from '../../../shared/calls.ts';
import { valueOf } from '../open-test-home.ts';
import { importPractice, keepWindow, NOVEMBER, openMonitoredHome } from './drift-practice.ts';

/** 2026-11-12, when the practice project's scale at Busiu begins to read too much. */
const SCALE_DAY = 20_769;
const LATEST = { model: '@champion' };

async function openWithNovember() {
  const monitored = await openMonitoredHome();
  const november = await importPractice(monitored.home, 'november', NOVEMBER);
  return { ...monitored, windowId: keepWindow(monitored, november) };
}

test('names the site, the column and the day of the scale that is off, and raises one alert however often it looks', async () => {
  const { home, windowId } = await openWithNovember();
  const first = valueOf(await reportDrift(home, LATEST));
  expect(calls['monitor.report'].output.parse(first)).toEqual(first);
  expect(first).toMatchObject({ windowId, report: { drift: true, n: 700, referenceN: 3000 } });
  expect(first.report.siteChange).toMatchObject({ site: 'Busiu', column: 'weight_kg' });
  expect(Math.abs(first.report.siteChange!.sinceDay - SCALE_DAY)).toBeLessThanOrEqual(7);
  expect(first.finding).toMatchObject({ key: 'drift.finding.heavier', values: { site: 'Busiu', unit: 'kg' } });

  const second = valueOf(await reportDrift(home, { ...LATEST, windowId }));
  expect(second.alertId).toBe(first.alertId);
  const { alerts } = valueOf(await listAlerts(home, {}));
  expect(alerts).toMatchObject([
    { id: first.alertId, windowId: first.windowId, modelRef: 'referral@1', finding: first.finding, reason: null },
  ]);
  expect(queued(home, 'alert.raised')).toBe(1);
});

test('reports the same on a file, and stores nothing of it', async () => {
  const { home, windowId } = await openWithNovember();
  const before = countRows(home);
  const ofFile = valueOf(await reportDrift(home, { ...LATEST, path: NOVEMBER }));
  expect(countRows(home)).toEqual(before);
  expect(ofFile).toMatchObject({ windowId: null, alertId: null });
  const ofWindow = valueOf(await reportDrift(home, { ...LATEST, windowId }));
  expect(ofFile.report.siteChange).toEqual(ofWindow.report.siteChange);
  expect(ofFile.finding).toEqual(ofWindow.finding);
});

test('finds nothing where the window is what the model was trained on', async () => {
  const monitored = await openMonitoredHome();
  keepWindow(monitored, monitored.training);
  const report = valueOf(await reportDrift(monitored.home, LATEST));
  expect(report).toMatchObject({ report: { drift: false, siteChange: null }, alertId: null });
  expect(report.report.columns.map(({ name }) => name)).not.toContain('visit_date');
});

test('what somebody said of the training columns, or of those it was made from, comes before what the project says', async () => {
  const { home, training } = await openWithNovember();
  const compared = async (): Promise<string[]> =>
    valueOf(await reportDrift(home, LATEST)).report.columns.map(({ name }) => name);
  expect(await compared()).toEqual(expect.arrayContaining(['weight_kg', 'age_months']));

  await describeDataset(home, { ref: training.id, columns: [{ name: 'weight_kg', role: 'ignored' }] });
  const again = { ref: 'screening@2', columns: [{ name: 'age_months', role: 'ignored' as const }] };
  const { version } = valueOf(await describeDataset(home, again));
  home.raw.prepare('UPDATE run SET datasetVersionId = ?').run(version.id);

  const columns = await compared();
  expect(columns).not.toContain('weight_kg');
  expect(columns).not.toContain('age_months');
  expect(columns).toContain('height_cm');
});

test('an alert is acknowledged once, with its reason kept and queued for the server', async () => {
  const { home } = await openWithNovember();
  const { alertId } = valueOf(await reportDrift(home, LATEST));
  const closed = valueOf(await acknowledgeAlert(home, { id: alertId!, reason: 'the scale was changed' }));
  expect(closed).toMatchObject({ id: alertId, reason: 'the scale was changed' });
  expect(valueOf(await listAlerts(home, {})).alerts).toEqual([closed]);
  expect(queued(home, 'alert.acknowledged')).toBe(1);
  const again = await acknowledgeAlert(home, { id: alertId!, reason: 'another' });
  expect(again).toMatchObject({ ok: false, error: { code: 'alert.alreadyAcknowledged' } });
});

test('says what is missing: a model, a window, or which of two inputs is meant', async () => {
  const { home } = await openMonitoredHome();
  expect(await reportDrift(home, { model: 'nobody' })).toMatchObject({ error: { code: 'model.unknown' } });
  expect(await reportDrift(home, LATEST)).toMatchObject({ error: { code: 'window.none' } });
  expect(await reportDrift(home, { ...LATEST, windowId: 'x' })).toMatchObject({ error: { code: 'window.unknown' } });
  expect(await reportDrift(home, { ...LATEST, windowId: 'x', path: NOVEMBER })).toMatchObject({
    error: { code: 'monitor.windowAndFile' },
  });
  expect(valueOf(await listWindows(home, LATEST)).windows).toEqual([]);
});

type Home = Awaited<ReturnType<typeof openMonitoredHome>>['home'];

const queued = (home: Home, kind: string): number | null =>
  home.store.value<number>('SELECT count(*) FROM outbox WHERE kind = ?', kind);

const countRows = (home: Home) =>
  ['chunk', 'datasetVersion', 'predictionWindow', 'alert', 'outbox', 'audit', 'lease'].map((table) =>
    home.store.value<number>(`SELECT count(*) FROM ${table}`),
  );
