import { useEffect } from 'react';
import { takesKeys } from '../../takes-keys.ts';

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

/** Which handler a key asks for; none while somebody types, none with a modifier, and no second answer while held down. */
export function reviewKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>,
  typing: boolean,
): keyof ReviewKeys | null {
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const handler = handlerOf[event.key.toLowerCase()] ?? null;
  const moves = handler === 'onNext' || handler === 'onBack';
  return event.repeat && !moves ? null : handler;
}

/** `enabled` is false while a dialog asks something. */
export function useReviewKeys(keys: ReviewKeys, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const handler = reviewKey(event, takesKeys(event.target));
      if (!handler) return;
      event.preventDefault();
      keys[handler]();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys, enabled]);
}
