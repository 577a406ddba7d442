import { useEffect } from 'react';
import { goBack, goForward } from './navigation.ts';

type ShellKeys = {
  readonly onFind: () => void;
  readonly onRail: () => void;
  readonly onHelp: () => void;
  readonly onPeople: () => void;
};

/** Ctrl K find, Ctrl B rail, F1 help, F2 who works here, Alt+arrows through the places one was. */
export function useShellKeys({ onFind, onRail, onHelp, onPeople }: ShellKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = shellAction(event, { onFind, onRail, onHelp, onPeople });
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onFind, onRail, onHelp, onPeople]);
}

function shellAction(event: KeyboardEvent, keys: ShellKeys): (() => void) | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 'k') return keys.onFind;
  if (control && event.key.toLowerCase() === 'b') return keys.onRail;
  if (event.altKey && event.key === 'ArrowLeft') return goBack;
  if (event.altKey && event.key === 'ArrowRight') return goForward;
  return { F1: keys.onHelp, F2: keys.onPeople }[event.key];
}
