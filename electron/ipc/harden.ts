import type { App, Session, WebPreferences } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Every window has these and no others. */
export const windowPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false, // dictionaries would be fetched
});

/**
 * Denies every permission but the camera's picture, for our own page's main frame, and every request that leaves the
 * application's own files.
 */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(
      permission === 'media' &&
        details.isMainFrame &&
        isOurPage(details.requestingUrl) &&
        'mediaTypes' in details &&
        details.mediaTypes?.length === 1 &&
        details.mediaTypes[0] === 'video',
    ),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.isMainFrame && details.mediaType === 'video' && isOurPage(origin),
  );
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }));
}

/** Keeps whatever page a window may show from going elsewhere or opening another. */
export function hardenContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** An origin comes with a slash behind it or without. */
const isOurPage = (url: string): boolean => url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);

export const isOurs = (url: string): boolean =>
  url.startsWith(`${APP_ORIGIN}/`) ||
  url.startsWith('devtools://') ||
  url.startsWith(`blob:${APP_ORIGIN}/`) ||
  url.startsWith('data:');
