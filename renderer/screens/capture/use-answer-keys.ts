import { useEffect } from 'react';
import { takesKeys } from '../../takes-keys.ts';

/** Single keys that answer, by their name in lower case; none while somebody types, held down or with a modifier. */
export function useAnswerKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || takesKeys(event.target)) return;
      const action = actions[event.key.toLowerCase()];
      if (!action || event.defaultPrevented) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [actions]);
}
