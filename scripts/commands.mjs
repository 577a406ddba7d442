/**
 * What a command needs before it runs. `desired` parts are made where that is possible; what hinders them is said and
 * the command goes on.
 * @typedef {'dependencies' | 'nativeSqlite' | 'window' | 'postgres' | 'benchPeers' | 'peers' |
 *   'pythonReaders' | 'conformance' | 'build'} Need
 * @typedef {{ required: readonly Need[], desired?: readonly Need[] }} Needs
 * @typedef {{ needs: Needs, script: readonly [string, ...string[]] }} Command
 */

/** Whether a window can be shown here. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

/** @type {readonly Need[]} */
const program = ['dependencies', 'nativeSqlite', 'build'];

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start: {
    // Without a display the account is printed in the terminal; it does not fail for want of a window.
    needs: hasDisplay ? { required: [...program, 'window'] } : { required: program, desired: ['window'] },
    script: ['scripts/start.ts'],
  },
  test: { needs: { required: [...program, 'window', 'postgres'] }, script: ['scripts/test.ts'] },
  'test:interop': {
    needs: { required: [...program, 'pythonReaders'], desired: ['conformance'] },
    script: ['scripts/test.ts', '--suite', 'interop'],
  },
  'test:soak': { needs: { required: [...program, 'window'] }, script: ['scripts/test.ts', '--suite', 'soak'] },
  verify: { needs: { required: ['dependencies', 'nativeSqlite'] }, script: ['scripts/verify.ts'] },
  bench: { needs: { required: [...program, 'window', 'benchPeers', 'peers'] }, script: ['test/bench/run.ts'] },
  build: { needs: { required: program }, script: ['scripts/build.ts'] },
  server: { needs: { required: program }, script: ['dist/server.js'] },
  fieldloop: { needs: { required: program }, script: ['dist/cli.js'] },
  package: { needs: { required: program }, script: ['node_modules/electron-builder/cli.js'] },
  screenshots: { needs: { required: [...program, 'window'] }, script: ['scripts/screenshots/screenshots.ts'] },
  'set-up': { needs: { required: [...program, 'window', 'postgres'] }, script: ['scripts/build.ts'] },
};
