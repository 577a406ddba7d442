import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { hardenSession } from '../../electron/ipc/harden.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

/** Electron hands these to whoever asks; here they are kept and asked directly. */
function hardened() {
  let request: RequestHandler = () => undefined;
  let check: CheckHandler = () => false;
  const session = {
    setPermissionRequestHandler: (handler: RequestHandler) => (request = handler),
    setPermissionCheckHandler: (handler: CheckHandler) => (check = handler),
    webRequest: { onBeforeRequest: () => undefined },
  };
  hardenSession(session as unknown as Session); // the three that it uses
  const ask = (permission: string, details: object): boolean => {
    let allowed = false;
    const [contents, named] = [null as never, permission as 'media'];
    request(contents, named, (answer) => (allowed = answer), details as Parameters<RequestHandler>[3]);
    return allowed;
  };
  const may = (permission: string, origin: string, details: object): boolean =>
    check(null, permission as 'media', origin, details as Parameters<CheckHandler>[3]);
  return { ask, may };
}

const ours = { isMainFrame: true, requestingUrl: 'app://fieldloop/', mediaTypes: ['video'] };

test('our own page may ask for the camera', () => {
  const { ask, may } = hardened();

  expect(ask('media', ours)).toBe(true);
  expect(may('media', 'app://fieldloop/', { isMainFrame: true, mediaType: 'video' })).toBe(true);
  expect(may('media', 'app://fieldloop', { isMainFrame: true, mediaType: 'video' })).toBe(true);
});

test.each([
  ['the microphone', 'media', { ...ours, mediaTypes: ['audio'] }],
  ['camera and microphone', 'media', { ...ours, mediaTypes: ['video', 'audio'] }],
  ['the screen', 'display-capture', ours],
  ['the position', 'geolocation', ours],
  ['notifications', 'notifications', ours],
  ['a frame inside the page', 'media', { ...ours, isMainFrame: false }],
  ['another page', 'media', { ...ours, requestingUrl: 'https://example.org/' }],
  ['a page that only begins like ours', 'media', { ...ours, requestingUrl: 'app://fieldloop.example/' }],
  ['nothing that is named', 'media', { ...ours, mediaTypes: [] }],
])('%s is denied', (_what, permission, details) => {
  expect(hardened().ask(permission, details)).toBe(false);
});

test.each([
  ['sound', 'media', 'app://fieldloop/', { isMainFrame: true, mediaType: 'audio' }],
  ['another origin', 'media', 'https://example.org/', { isMainFrame: true, mediaType: 'video' }],
  ['a frame', 'media', 'app://fieldloop/', { isMainFrame: false, mediaType: 'video' }],
  ['the position', 'geolocation', 'app://fieldloop/', { isMainFrame: true }],
])('%s is not there to be checked', (_what, permission, origin, details) => {
  expect(hardened().may(permission, origin, details)).toBe(false);
});
