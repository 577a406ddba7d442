import { MapPin, Search } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundSubject, Place } from '../../../../shared/subject.ts';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { SubjectRows } from './subject-rows.tsx';
import { useSubjectSearch } from './use-subject-search.ts';

type SubjectSearchProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** 56 px high, for capture. */
  readonly large?: boolean | undefined;
  /** The focus is here as soon as it is shown. */
  readonly first?: boolean | undefined;
  /** Where somebody may be looked for by being near; null where no place is known. */
  readonly here?: Place | null | undefined;
  /** Who is not to be offered. */
  readonly except?: string | undefined;
  readonly onChoose: (subject: FoundSubject) => void;
  /** The last row adds somebody, with what was typed. */
  readonly adding?: { readonly label: string; readonly onAdd: (typed: string) => void } | undefined;
};

/** Finds somebody by name, code or place while it is typed. */
export function SubjectSearch({
  label,
  hint,
  large,
  first,
  here = null,
  except,
  onChoose,
  adding,
}: SubjectSearchProps) {
  const { t } = useTranslation();
  const id = useId();
  const search = useSubjectSearch({ here, except, onChoose, onNew: adding?.onAdd ?? null });
  const { subjects, marked } = search;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);
  return (
    <div className={large ? 'field field-large subject-search' : 'field subject-search'}>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {hint && <p className="field-hint">{hint}</p>}
      <div className="field-box">
        <Search size={18} strokeWidth={1.9} aria-hidden />
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          aria-expanded={subjects.length > 0}
          aria-controls={`${id}-rows`}
          aria-autocomplete="list"
          aria-activedescendant={marked === null ? undefined : `${id}-rows-${marked}`}
          autoComplete="off"
          spellCheck={false}
          value={search.typed}
          onChange={(event) => search.onType(event.target.value)}
          onKeyDown={search.onKeyDown}
        />
        {here && (
          <button type="button" className="chip" aria-pressed={search.nearHere} onClick={search.onNearHere}>
            <MapPin size={14} strokeWidth={1.9} aria-hidden />
            {t('subjects.nearHere')}
          </button>
        )}
      </div>
      {search.error && <Failed error={search.error} />}
      <p className="second table-text subject-nobody" role="status">
        {search.isReading && t('subjects.reading')}
        {search.isNobody && t(search.isBlank ? 'subjects.nobodyYet' : 'subjects.nobodyFound')}
      </p>
      <SubjectRows
        id={`${id}-rows`}
        label={t('subjects.found')}
        subjects={subjects}
        newLabel={adding?.label ?? null}
        marked={marked}
        stale={search.isAwaited}
        late={search.isLate}
        onTake={search.take}
      />
    </div>
  );
}
