import { useEffect } from 'react';

/** Ctrl Enter saves from wherever the person is; the field that had the focus is left first, and so judged. */
export function useSaveKey(enabled: boolean, onSave: () => void): void {
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      onSave();
    };
    // Before the form, where Enter goes on.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [enabled, onSave]);
}
