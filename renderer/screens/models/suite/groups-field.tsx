import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Column, isNumericType, isReadOneByOne } from '../../../../shared/column.ts';
import { SliceColumn } from '../../../../shared/model-tests.ts';
import { Chips } from '../../../ui/controls/choice.tsx';
import { Field, Refused } from '../../../ui/controls/field.tsx';
import { useColumnWords } from '../../../use-column-words.ts';

type GroupsFieldProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly groups: readonly SliceColumn[];
  readonly most: 'one' | 'many';
  readonly isRefused: boolean;
  readonly onChange: (groups: readonly SliceColumn[]) => void;
};

/** The groups that a test names, one or several. */
export function groupsOf(value: unknown): readonly SliceColumn[] {
  const { data } = z.union([z.array(SliceColumn), SliceColumn]).safeParse(value);
  return data === undefined ? [] : Array.isArray(data) ? data : [data];
}

/** Columns whose values are groups; of a number the bands between edges, or thirds where none are named. */
export function GroupsField({ label, columns, groups, most, isRefused, onChange }: GroupsFieldProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const grouping = columns.filter(({ type }) => !isReadOneByOne(type));
  const chosen = new Set(groups.map(({ column }) => column));
  const toggle = (column: string) => {
    if (most === 'one') onChange([{ column }]);
    else onChange(chosen.has(column) ? groups.filter((group) => group.column !== column) : [...groups, { column }]);
  };
  const isNumber = ({ column }: SliceColumn) =>
    columns.some(({ name, type }) => name === column && isNumericType(type));
  return (
    <div className="suite-groups">
      <p className="field-label">{label}</p>
      <Chips
        label={label}
        options={grouping.map(({ name }) => ({ value: name, label: nameOf(name) }))}
        chosen={chosen}
        onToggle={toggle}
      />
      {isRefused && <Refused refusal={{ message: t('suite.needsGroups') }} />}
      {groups.filter(isNumber).map((group) => (
        <BandsField
          key={group.column}
          name={nameOf(group.column)}
          bands={group.bands}
          onChange={(bands) =>
            onChange(
              groups.map((other) =>
                other === group ? { column: group.column, ...(bands.length > 0 && { bands: [...bands] }) } : other,
              ),
            )
          }
        />
      ))}
    </div>
  );
}

type BandsFieldProps = {
  readonly name: string;
  readonly bands: readonly number[] | undefined;
  readonly onChange: (bands: readonly number[]) => void;
};

function BandsField({ name, bands, onChange }: BandsFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState((bands ?? []).join('; '));
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const edges = parts.map((part) => Number(part.trim().replace(',', '.')));
  return (
    <Field
      label={t('suite.bands', { name })}
      hint={t('suite.bandsHint')}
      value={text}
      refusal={edges.every(Number.isFinite) ? undefined : { message: t('suite.refused') }}
      onChange={(typed) => {
        setText(typed);
        const read = typed
          .split(';')
          .filter((part) => part.trim() !== '')
          .map((part) => Number(part.trim().replace(',', '.')));
        if (read.every(Number.isFinite)) onChange(read);
      }}
    />
  );
}
