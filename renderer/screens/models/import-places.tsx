import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { Column } from '../../../shared/column.ts';
import { fitsInput } from '../../../shared/map-model-inputs.ts';
import { formatDays, formatNumber } from '../../format.ts';
import { Select } from '../../ui/controls/select.tsx';
import { useColumnWords } from '../../use-column-words.ts';

type Preview = Output<'model.preview'>;

/** Columns by input and place, as a person chose them; what is not there is as it was found likely. */
export type ChosenColumns = Readonly<Record<string, string>>;

const NONE = '';
const keyOf = (input: string, place: number): string => `${place} ${input}`;

/** The columns that fill the inputs, one after the other; null while one is not known. */
export function columnsChosen({ inputs }: Preview, chosen: ChosenColumns): readonly string[] | null {
  const columns = inputs.flatMap(({ name, likely }) =>
    likely.map((column, place) => chosen[keyOf(name, place)] ?? column ?? NONE),
  );
  return columns.length === 0 || columns.includes(NONE) ? null : columns;
}

type ImportPlacesProps = {
  readonly preview: Preview;
  readonly chosen: ChosenColumns;
  readonly onChange: (chosen: ChosenColumns) => void;
};

/** Every input of the model with the columns that could fill it, and what is known of the one that is chosen. */
export function ImportPlaces({ preview: { inputs, columns }, chosen, onChange }: ImportPlacesProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const evidenceOf = useEvidence();
  if (inputs.every(({ likely }) => likely.length === 0)) return null;
  return (
    <fieldset className="models-places">
      <legend className="field-label">{t('models.places')}</legend>
      {inputs.flatMap(({ name, dtype, shape, likely }) =>
        likely.map((column, place) => {
          const key = keyOf(name, place);
          const value = chosen[key] ?? column ?? NONE;
          const found = columns.find((one) => one.name === value);
          return (
            <Select
              key={key}
              label={
                likely.length === 1 ? name : t('models.place', { input: name, place: place + 1, of: likely.length })
              }
              hint={found ? evidenceOf(found) : t('models.placeTakes', { dtype })}
              value={value}
              options={[
                { value: NONE, label: t('models.chooseColumn') },
                ...columns
                  .filter(({ type }) => fitsInput(type, { shape, dtype }))
                  .map((one) => ({ value: one.name, label: nameOf(one.name) })),
              ]}
              onChange={(picked) => onChange({ ...chosen, [key]: picked })}
            />
          );
        }),
      )}
    </fieldset>
  );
}

/** Type, unit and range of a column: whether it is the one that the model was trained with shows in them. */
function useEvidence(): (column: Column) => string {
  const { t } = useTranslation();
  return ({ type, unit, min, max }) =>
    [
      t(`data.type.${type}`),
      unit,
      min === undefined || max === undefined
        ? undefined
        : type === 'date'
          ? formatDays(min, max)
          : `${formatNumber(min)} – ${formatNumber(max)}`,
    ]
      .filter(Boolean)
      .join(', ');
}
