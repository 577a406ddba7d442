/** How the laptop is powered, and whether it slows itself down for heat. */
export type PowerState = { readonly isOnBattery: boolean; readonly isHot: boolean };

/**
 * What main says to the core process over its parent port. Ports travel beside the message.
 * `start` comes once and first; `compute` brings the port of a compute process, the first and each restarted one;
 * `window` the port of a window that was let in; `power` comes with each change of it; `stop` asks it to finish what it writes, close the home and exit.
 */
export type ToCore =
  | {
      readonly kind: 'start';
      readonly folder: string;
      readonly serverUrl: string | null;
      readonly practice: string | null;
    }
  | { readonly kind: 'compute' }
  | { readonly kind: 'window' }
  | { readonly kind: 'power'; readonly state: PowerState }
  | { readonly kind: 'stop' };

/** What core says to main: that the home is open, why it could not be opened, or that compute hangs and must be ended. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'computeHung' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly hint: string | null };
