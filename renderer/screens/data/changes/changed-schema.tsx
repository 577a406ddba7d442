import { CircleMinus, CirclePlus, Pencil, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnRole } from '../../../../shared/column.ts';
import type { ColumnProperty, SchemaDiff } from '../../../../shared/dataset-diff.ts';
import { useColumnWords } from '../../../use-column-words.ts';

/** Columns that came, went or mean something else now; nothing where all are as they were. */
export function ChangedSchema({ schema: { added, removed, retyped, changed } }: { readonly schema: SchemaDiff }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  if (added.length + removed.length + retyped.length + changed.length === 0) return null;
  const wordsOf = (what: ColumnProperty, value: string | null) => {
    if (what === 'sensitive') return t(value === null ? 'changes.no' : 'changes.yes');
    if (value === null) return t('changes.nothing');
    return what === 'role' ? t(`data.role.${ColumnRole.parse(value)}`) : value;
  };
  return (
    <section className="card-row" aria-label={t('changes.columns')}>
      <h3 className="changes-part-heading">{t('changes.columns')}</h3>
      <ul className="changes-list table-text">
        {added.map(({ name, type }) => (
          <Line key={name} icon={CirclePlus}>
            {t('changes.columnAdded', { column: nameOf(name), type: t(`data.type.${type}`) })}
          </Line>
        ))}
        {removed.map(({ name }) => (
          <Line key={name} icon={CircleMinus}>
            {t('changes.columnRemoved', { column: nameOf(name) })}
          </Line>
        ))}
        {retyped.map(({ name, before, after }) => (
          <Line key={name} icon={Pencil}>
            {t('changes.columnRetyped', {
              column: nameOf(name),
              before: t(`data.type.${before}`),
              after: t(`data.type.${after}`),
            })}
          </Line>
        ))}
        {changed.map(({ name, what, before, after }) => (
          <Line key={`${name} ${what}`} icon={Pencil}>
            {t(`changes.columnChanged.${what}`, {
              column: nameOf(name),
              before: wordsOf(what, before),
              after: wordsOf(what, after),
            })}
          </Line>
        ))}
      </ul>
    </section>
  );
}

const Line = ({ icon: Icon, children }: { readonly icon: LucideIcon; readonly children: ReactNode }) => (
  <li>
    <Icon size={16} strokeWidth={1.9} aria-hidden />
    <span>{children}</span>
  </li>
);
