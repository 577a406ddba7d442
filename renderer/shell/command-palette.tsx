import { Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnceDue } from '../use-once-due.ts';
import { type Command, findMatches } from './find-matches.ts';
import { useSubjectCommands } from './use-subject-commands.ts';

type CommandPaletteProps = { readonly commands: readonly Command[]; readonly onClose: () => void };

/** Actions, screens, help and those who are visited under one key. Arrow keys choose, Enter does. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [entered, setEntered] = useState(false);
  const subjects = useSubjectCommands(typed);
  const matches = findMatches(commands, typed);
  const found = [...matches, ...subjects.commands];
  const chosen = found[Math.min(at, found.length - 1)];
  // Closed before it is taken out of the page, so that the focus goes back to where it was.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const chosenId = chosen && `palette-${chosen.id}`;
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  // Somebody who is shown until the answer is there may be somebody else: then Enter counts once it is.
  useOnceDue(entered && subjects.isAnswered, () => {
    setEntered(false);
    if (chosen) run(chosen);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((before) => (before + step + found.length) % Math.max(found.length, 1));
    else if (event.key !== 'Enter') return;
    else if (chosen && matches.includes(chosen)) run(chosen);
    else setEntered(true);
    event.preventDefault();
  };
  return (
    <dialog
      ref={element}
      className="palette"
      aria-label={t('shell.find')}
      onClose={onClose}
      onKeyDown={onKeyDown}
      // Only the surroundings are the dialog itself; what stands in it is a child.
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="palette-field">
        <Search size={18} strokeWidth={1.9} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={chosenId}
          aria-label={t('shell.find')}
          placeholder={t('shell.find')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setEntered(false);
          }}
        />
      </div>
      <ul id="palette-list" role="listbox" aria-label={t('shell.found')} className="palette-list">
        {found.map((command) => (
          <li
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            aria-selected={command === chosen}
            onClick={() => run(command)}
          >
            <span>
              {command.label} {command.detail && <span className="caption">{command.detail}</span>}
            </span>
            <span className="caption">{command.group}</span>
          </li>
        ))}
      </ul>
      {subjects.isReading && (
        <p className="second palette-nothing" role="status">
          {t('subjects.reading')}
        </p>
      )}
      {found.length === 0 && subjects.isAnswered && !subjects.isReading && (
        <p className="second palette-nothing" role="status">
          {t('shell.nothingFound', { typed })}
        </p>
      )}
    </dialog>
  );
}
