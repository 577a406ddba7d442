import type { Cell } from '../../../../shared/column.ts';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import { placeText, readGeopoint } from '../../../../shared/domain/read-place.ts';
import { epochMsOfText } from '../../../../shared/forms/expression/dates.ts';
import { type FormQuestion, listNamed, textIn } from '../../../../shared/forms/form.ts';
import { columnWords } from '../../../column-words.ts';
import { formatLongDay, formatMoment, formatNumber } from '../../../format.ts';
import { shortDigest } from '../../../ui/marks/copy-id.tsx';
import { chosenIn } from '../fields/offer.ts';
import { splitUnit, type UnitOf } from '../fill/ask-question.ts';
import { offsetMinutes } from '../form-environment.ts';

/** How a record's values read: in the words and units of the form's questions. */
export type AnswerWords = {
  readonly label: (key: string) => string;
  /** Null where there is no answer. */
  readonly value: (key: string, cell: Cell | undefined) => string | null;
  /** The photo's sha256 where the answer is one. */
  readonly photo: (key: string, cell: Cell | undefined) => string | null;
};

const MS_PER_DAY = 86_400_000;

export function answerWords(compiled: CompiledForm, language: string, unitOf: UnitOf): AnswerWords {
  const questionOf = (key: string): FormQuestion | null => {
    const name = key.slice(key.lastIndexOf('/') + 1);
    const item = compiled.names.get(name)?.[0]?.item ?? null;
    return item?.kind === 'question' ? item : null;
  };
  const labelled = (key: string) => {
    const item = questionOf(key);
    const said = item === null ? '' : textIn(item.label, language, compiled.form);
    const isNumber = item?.type === 'integer' || item?.type === 'decimal';
    const { label, unit } = isNumber ? splitUnit(said) : { label: said, unit: undefined };
    return { label: label || columnWords(key, unitOf(key)), unit: unit ?? unitOf(key) };
  };
  return {
    label: (key) => labelled(key).label,
    photo: (key, cell) => (typeof cell === 'string' && cell !== '' && questionOf(key)?.type === 'image' ? cell : null),
    value: (key, cell) => {
      if (cell === null || cell === undefined || cell === '') return null;
      if (typeof cell !== 'number') return textOf(cell, questionOf(key), compiled, language);
      const { unit } = labelled(key);
      return unit === undefined ? formatNumber(cell) : `${formatNumber(cell)} ${unit}`;
    },
  };
}

/** A place with how far it may be off, where that is known. */
function geopointWords(text: string): string {
  const place = readGeopoint(text);
  if (place === null) return text;
  const { accuracyMetres } = place;
  return accuracyMetres === null ? placeText(place) : `${placeText(place)} ± ${formatNumber(accuracyMetres)} m`;
}

function textOf(text: string, item: FormQuestion | null, { form }: CompiledForm, language: string): string {
  if (item?.type === 'date') return formatLongDay(Date.parse(text) / MS_PER_DAY);
  if (item?.type === 'datetime') {
    const atMs = epochMsOfText(text, offsetMinutes);
    return atMs === null ? text : formatMoment(atMs);
  }
  if (item?.type === 'image') return shortDigest(text);
  if (item?.type === 'geopoint') return geopointWords(text);
  if (item?.list === undefined || item.fromFile) return text;
  const choices = listNamed(form, item.list) ?? [];
  const named = (name: string) => {
    const choice = choices.find((one) => one.name === name);
    return (choice && textIn(choice.label, language, form)) || name;
  };
  return chosenIn(text).length > 1 && item.type === 'select_multiple'
    ? chosenIn(text).map(named).join(', ')
    : named(text);
}
