import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field, type Refusal } from '../../../ui/controls/field.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { useOwnWords } from '../../../use-own-words.ts';
import { exactlyMeant, looksLikeCode } from '../../subject/find/search-text.ts';
import { useFoundSubjects } from '../../subject/find/use-found-subjects.ts';
import { useSubjectWords } from '../../subject/find/use-subject-words.ts';
import { DuplicateWarning } from './duplicate-warning.tsx';
import { tellApart } from '../fill/fill-store.ts';
import { makeCode } from './make-code.ts';
import type { SubjectPanelProps } from './subject-panel.tsx';
import { useDuplicates, useTypedName } from './use-duplicates.ts';

type AddSubjectProps = Pick<SubjectPanelProps, 'values' | 'notTheSame' | 'onChoose'> & {
  /** What was looked for. */
  readonly typed: string;
  readonly onBack: () => void;
};

/** The code of somebody new, and whom they may already be, before they are there twice. */
export function AddSubject({ typed, values, notTheSame, onChoose, onBack }: AddSubjectProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState(looksLikeCode(typed) ? typed : '');
  const named = useTypedName(typed);
  const asked = { ...named, ...values };
  const [duplicate] = useDuplicates(code.trim(), asked, notTheSame);
  const refusal = useTaken(code, onChoose);
  useEffect(() => field.current?.focus(), []);
  const goOn = () => {
    if (code.trim() !== '' && refusal === undefined) onChoose({ code: code.trim(), id: null }, named);
    else field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') goOn();
    else onBack();
  };
  return (
    <div className="add-subject">
      <div className="add-subject-code">
        <Field
          ref={field}
          large
          label={t('subjects.code', { new: own.subject.new })}
          hint={t('subjects.codeHint')}
          value={code}
          refusal={refusal}
          onChange={setCode}
          onKeyDown={onKeyDown}
        />
        <LinkButton
          label={t('subjects.makeCode')}
          onClick={() => setCode(makeCode(crypto.getRandomValues(new Uint8Array(8))))}
        />
      </div>
      {duplicate && (
        <DuplicateWarning
          code={code}
          values={asked}
          duplicate={duplicate}
          onSame={() => onChoose({ code: duplicate.code, id: duplicate.id })}
          onAnother={() => {
            tellApart(duplicate.id);
            field.current?.focus();
          }}
        />
      )}
      <div className="add-subject-foot">
        <Button icon={ArrowLeft} mirrorIcon label={t('subjects.lookAgain')} onClick={onBack} />
        <Button icon={ArrowRight} iconAtEnd mirrorIcon label={own.subject.new} onClick={goOn} />
      </div>
    </div>
  );
}

/** Somebody has this code already: it is proposed to take them. */
function useTaken(code: string, onChoose: SubjectPanelProps['onChoose']): Refusal | undefined {
  const { t } = useTranslation();
  const { nameOf } = useSubjectWords();
  const text = code.trim();
  const found = useFoundSubjects(text === '' ? null : { text, limit: 5 });
  const taken = exactlyMeant(found.subjects, text);
  if (taken === null) return undefined;
  const apply = () => onChoose({ code: taken.code, id: taken.id });
  return {
    message: t('subjects.taken', { code: taken.code, name: nameOf(taken) }),
    proposal: { label: t('subjects.takeThem'), apply },
  };
}
