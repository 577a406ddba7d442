import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  geopointText,
  looksSwapped,
  placeText,
  readGeopoint,
  readPlace,
  swapped,
} from '../../../../shared/domain/read-place.ts';
import type { Place } from '../../../../shared/subject.ts';
import { useCall } from '../../../use-call.ts';
import { Field, type Refusal } from '../../../ui/controls/field.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { knownPlaces, type KnownPlaces } from './place/known-places.ts';
import { readTypedNumber } from './read-typed.ts';
import { useTyped } from './use-typed.ts';

/** The map and its coasts are read when a form asks for a place, not before. */
const PlaceMap = lazy(() => import('./place/place-map.tsx').then(({ PlaceMap: part }) => ({ default: part })));

/** A place as the form writes it: typed in degrees, or chosen on a map that needs no link. */
export function PlaceField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const { t } = useTranslation();
  const listed = useCall('place.list', {}, ['records', 'projects']);
  const known = knownPlaces(listed.state === 'ready' ? listed.value : null);
  const now = readGeopoint(answer);
  const answerOf = (typed: string): string => {
    const read = readPlace(typed);
    return read.kind === 'place' ? geopointText(read.place, now?.accuracyMetres ?? 0) : typed.trim();
  };
  const [typed, setTyped] = useTyped(answer, answerOf);
  const choose = (place: Place, accuracyMetres = 0) => {
    onAnswer(geopointText(place, accuracyMetres));
    onLeave();
  };
  const [isLeft, setIsLeft] = useState(true);
  const shown = now !== null && typed === answer ? placeText(now) : typed;
  const doubt = useDoubt(typed, now, known, choose);
  return (
    <div className="place-field">
      <Field
        large
        label={question.label}
        hint={question.hint ?? t('place.hint')}
        value={shown}
        locked={question.isReadOnly}
        refusal={isLeft ? (doubt ?? refusal) : undefined}
        onChange={(next) => {
          setIsLeft(false);
          onAnswer(setTyped(next));
        }}
        onLeave={() => {
          setIsLeft(true);
          onLeave();
        }}
      />
      {now !== null && <Accuracy key={now.accuracyMetres} place={now} locked={question.isReadOnly} onChange={choose} />}
      <Suspense fallback={<div className="place-map-room" aria-busy />}>
        <PlaceMap known={known} chosen={now} onChoose={question.isReadOnly ? undefined : choose} />
      </Suspense>
    </div>
  );
}

type AccuracyProps = {
  readonly place: NonNullable<ReturnType<typeof readGeopoint>>;
  readonly locked: boolean;
  readonly onChange: (place: Place, accuracyMetres: number) => void;
};

function Accuracy({ place, locked, onChange }: AccuracyProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(place.accuracyMetres === null ? '' : String(place.accuracyMetres));
  const keep = () => {
    const metres = Number(readTypedNumber(typed));
    if (Number.isFinite(metres) && metres >= 0) onChange(place, metres);
  };
  return (
    <Field
      label={t('place.accuracy')}
      hint={t('place.accuracyHint')}
      unit={t('place.metres')}
      inputMode="decimal"
      value={typed}
      locked={locked}
      onChange={setTyped}
      onLeave={keep}
    />
  );
}

/** What is wrong or odd about a place that was typed, with what was probably meant. */
function useDoubt(
  typed: string,
  now: Place | null,
  known: KnownPlaces,
  choose: (place: Place) => void,
): Refusal | undefined {
  const { t } = useTranslation();
  const propose = (place: Place): Pick<Refusal, 'proposal'> => ({
    proposal: { label: t('place.didYouMean', { place: placeText(place) }), apply: () => choose(place) },
  });
  if (now !== null) {
    if (!looksSwapped(now, known.places)) return undefined;
    return { message: t('place.swapped'), ...propose(swapped(now)) };
  }
  const read = typed.trim() === '' ? null : readPlace(typed);
  if (read === null || read.kind === 'place') return undefined;
  if (read.kind === 'unreadable') return { message: t('place.unreadable') };
  return { message: t('place.outside'), ...(read.proposal === null ? {} : propose(read.proposal)) };
}
