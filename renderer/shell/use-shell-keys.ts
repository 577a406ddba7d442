import { useEffect } from 'react';
import { goBack, goForward } from './navigation.ts';

type ShellKeys = { readonly onFind: () => void; readonly onRail: () => void; readonly onHelp: () => void };

/** Ctrl K find, Ctrl B rail, F1 help, Alt+arrows through the places one was. */
export function useShellKeys({ onFind, onRail, onHelp }: ShellKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = shellAction(event, { onFind, onRail, onHelp });
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onFind, onRail, onHelp]);
}

function shellAction(event: KeyboardEvent, keys: ShellKeys): (() => void) | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 'k') return keys.onFind;
  if (control && event.key.toLowerCase() === 'b') return keys.onRail;
  if (event.altKey && event.key === 'ArrowLeft') return goBack;
  if (event.altKey && event.key === 'ArrowRight') return goForward;
  return event.key === 'F1' ? keys.onHelp : undefined;
}
