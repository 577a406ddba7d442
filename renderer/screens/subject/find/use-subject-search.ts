import { type KeyboardEvent, useState } from 'react';
import type { AppError } from '../../../../shared/result.ts';
import type { FoundSubject, Place } from '../../../../shared/subject.ts';
import { useLate } from '../../../use-late.ts';
import { useOnceDue } from '../../../use-once-due.ts';
import { exactlyMeant, type Mark, markAfter, readPlace, rowOfMark, rowOnEnter } from './search-text.ts';
import { questionText, useFoundSubjects } from './use-found-subjects.ts';

/** A search that is answered sooner changes nothing but its rows: fading them costs two frames that the answer waits for. */
const LATE_MS = 300;
const ROWS = 8;
/** Before anything is typed: those visited last. */
const ROWS_BLANK = 5;

export type SearchOptions = {
  /** Where somebody may be looked for by being near; null where no place is known. */
  readonly here: Place | null;
  /** Who is not to be offered. */
  readonly except: string | undefined;
  readonly onChoose: (subject: FoundSubject) => void;
  /** What the last row does with what was typed; null where nobody can be added. */
  readonly onNew: ((typed: string) => void) | null;
};

type SubjectSearchState = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly nearHere: boolean;
  readonly onNearHere: () => void;
  readonly subjects: readonly FoundSubject[];
  readonly marked: number | null;
  readonly take: (row: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Names are still read: more may be found by and by. */
  readonly isReading: boolean;
  /** What was asked is answered, and nobody fits. */
  readonly isNobody: boolean;
  readonly isBlank: boolean;
  /** The answer to what is typed is awaited. */
  readonly isAwaited: boolean;
  /** It is awaited for so long that it is seen. */
  readonly isLate: boolean;
  readonly error: AppError | null;
};

/**
 * Finds somebody while it is typed. Arrow keys mark a row, Enter takes it; a code that was typed whole, and what nobody is called,
 * need no mark.
 * Enter pressed before the answer is there counts once it is: a scanner types faster than anybody can be looked up.
 */
export function useSubjectSearch({ here, except, onChoose, onNew }: SearchOptions): SubjectSearchState {
  const [typed, setTyped] = useState('');
  const [nearHere, setNearHere] = useState(false);
  const [mark, setMark] = useState<Mark | null>(null);
  const [entered, setEntered] = useState(false);
  const typedPlace = readPlace(typed);
  const near = typedPlace ?? (nearHere ? here : null);
  const text = typedPlace === null ? typed.trim() : '';
  const question = { text, limit: ROWS + 1, ...(near !== null && { near }) };
  const found = useFoundSubjects(question);
  const isAnswered = found.answers === questionText(question);
  const isLate = useLate(!isAnswered, LATE_MS);
  const isReading = isAnswered && !found.isComplete;
  const isBlank = text === '' && near === null;
  const subjects = found.subjects.filter(({ id }) => id !== except).slice(0, isBlank ? ROWS_BLANK : ROWS);
  const rows: readonly Mark[] = [...subjects.map(({ id }) => id), ...(onNew === null ? [] : [null])].map((id) => ({
    id,
  }));
  const marked = rowOfMark(rows, mark);

  const take = (row: number) => {
    const subject = subjects[row];
    if (subject) onChoose(subject);
    else onNew?.(text);
  };
  // Nobody is taken for new as long as their name may not have been read yet.
  useOnceDue(entered && isAnswered && !(isReading && subjects.length === 0), () => {
    setEntered(false);
    const exact = exactlyMeant(subjects, text);
    const isNew = subjects.length === 0 && onNew !== null && text !== '';
    const next = rowOnEnter({ marked, meant: exact ? subjects.indexOf(exact) : isNew ? 0 : null, count: rows.length });
    if (next === null) return;
    if ('take' in next) take(next.take);
    else setMark(rows[next.mark] ?? null);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setMark(markAfter(rows, marked, step));
    else if (event.key === 'Enter') setEntered(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    typed,
    onType: (next) => {
      setTyped(next);
      setMark(null);
      setEntered(false);
    },
    nearHere,
    onNearHere: () => setNearHere(!nearHere),
    subjects,
    marked,
    take,
    onKeyDown,
    isReading,
    isNobody: isAnswered && !isReading && subjects.length === 0,
    isBlank,
    isAwaited: !isAnswered,
    isLate,
    error: found.error,
  };
}
