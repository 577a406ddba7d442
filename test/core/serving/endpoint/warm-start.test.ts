import { expect, test, vi } from 'vitest';
import { deployModel } from '../../actions/deployed-model.ts';
import { openEndpoint } from './open-endpoint.ts';

test('the version that will be asked first is opened as the endpoint starts, before anybody asks', async () => {
  let sha256 = '';
  const open = await openEndpoint({
    prepare: async (home) => {
      ({ sha256 } = await deployModel(home, 0.5));
    },
  });

  // It answers `engine.unknownModel` for whatever it does not hold.
  await vi.waitFor(
    async () => expect(await open.home.engine.request('model.plan', { sha256 })).toMatchObject({ ok: true }),
    { timeout: 10_000 },
  );
  await open.endpoint.stop();
});
