import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchList } from '../../../ui/controls/search-list.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { RefusedBelow } from './refused-below.tsx';
import { findChoices } from './find-choices.ts';

/** One of many, found by typing a part of it: villages, medicines, rows of a file. */
export function SearchField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = question.choices.find(({ name }) => name === answer);
  const found = typed === null ? [] : findChoices(question.choices, typed);
  const choose = (name: string) => {
    setTyped(null);
    onAnswer(name);
    onLeave();
  };
  return (
    <>
      <SearchList
        label={question.label}
        hint={question.hint}
        value={typed ?? chosen?.label ?? answer}
        locked={question.isReadOnly}
        options={found.map(({ name, label }) => ({ value: name, label }))}
        missing={typed !== null && typed.trim() !== '' && found.length === 0 ? t('capture.noChoice') : undefined}
        onType={(text) => (text === '' ? choose('') : setTyped(text))}
        onChoose={choose}
        onLeave={() => setTyped(null)}
      />
      <RefusedBelow refusal={refusal} />
    </>
  );
}
