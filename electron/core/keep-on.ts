const LOOK_AGAIN_MS = 20_000;

export type KeptOn = { readonly close: () => Promise<void> };

/** Looks now, and again and again until it is closed, whether something is to be started; then stops it. */
export function keepOn(look: () => Promise<void>, stop: () => Promise<void>): KeptOn {
  void look();
  const timer = setInterval(() => void look(), LOOK_AGAIN_MS).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await stop();
    },
  };
}
