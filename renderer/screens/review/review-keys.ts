import { useEffect } from 'react';

export type ReviewKeys = {
  readonly onConfirm: () => void;
  readonly onCorrect: () => void;
  readonly onUnsure: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
};

const handlerOf: Readonly<Record<string, keyof ReviewKeys>> = {
  c: 'onConfirm',
  x: 'onCorrect',
  u: 'onUnsure',
  j: 'onNext',
  k: 'onBack',
};

/** Which handler a key asks for; none while somebody types, and none with a modifier. */
export function reviewKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  typing: boolean,
): keyof ReviewKeys | null {
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return null;
  return handlerOf[event.key.toLowerCase()] ?? null;
}

/** `enabled` is false while a dialog asks something. */
export function useReviewKeys(keys: ReviewKeys, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const handler = reviewKey(event, typing);
      if (!handler) return;
      event.preventDefault();
      keys[handler]();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys, enabled]);
}
