import { addLabel } from '../../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../../electron/core/actions/add-record.ts';
import { promoteModel } from '../../../../electron/core/actions/promote-model.ts';
import { runWatch } from '../../../../electron/core/actions/run-watch.ts';
import { calls, type Input } from '../../../../shared/calls.ts';
import { ProjectDefinition } from '../../../../shared/project.ts';
import { giveDeviceKey } from '../../give-device-key.ts';
import { openTestHome, type TestHome, type TestHomeOptions, valueOf } from '../../open-test-home.ts';
import { addVersion, deployModel } from '../deployed-model.ts';

export const definition = ProjectDefinition.parse({
  columns: [
    { name: 'x', type: 'number' },
    { name: 'site', type: 'category', role: 'site' },
  ],
});

/** Version 1 in use says "sick" from x = 0 up; version 2 is another one, of `onnx` where it is given, with its own limit. */
export async function openWithCandidate(
  threshold: number,
  { onnx, ...options }: { readonly onnx?: Uint8Array } & TestHomeOptions = {},
): Promise<TestHome> {
  const home = giveDeviceKey(openTestHome({ definition, ...options }));
  await deployModel(home, 0.5);
  await addVersion(home, threshold, onnx);
  return home;
}

export const promote = (home: TestHome, input: Input<'model.promote'>) =>
  promoteModel(home, calls['model.promote'].input.parse(input));

/** Against the gate, which has no rows to judge these versions on. */
export const promoteSigned = async (home: TestHome, input: Input<'model.promote'>) =>
  valueOf(await promote(home, { override: 'tried in the district', ...input }));

export const visit = async (home: TestHome, values: Record<string, string | number>, subjectCode?: string) =>
  valueOf(
    await addRecord(
      home,
      calls['record.add'].input.parse({ values, ...(subjectCode === undefined ? {} : { subjectCode }) }),
    ),
  );

export const correct = async (home: TestHome, predictionId: string, to: string) =>
  valueOf(await addLabel(home, { predictionId, answer: { kind: 'corrected', to }, predictionShown: true }));

export const confirm = async (home: TestHome, predictionId: string) =>
  valueOf(await addLabel(home, { predictionId, answer: { kind: 'confirmed' }, predictionShown: true }));

export const watch = async (home: TestHome) => valueOf(await runWatch(home));
