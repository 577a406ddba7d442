import { Database } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import type { Box } from './group-alike.ts';
import { iconsByKind, openerOf } from './node-kinds.ts';
import type { LineageNode } from './reach.ts';
import { SelectedRecords } from './selected-records.tsx';
import { selectionOf } from './selection.ts';
import { useNodeWords } from './use-node-words.ts';

type LineageFactsProps = {
  readonly chosen: Box;
  /** Without the chosen itself. */
  readonly made: readonly LineageNode[];
  readonly touched: readonly LineageNode[];
  /** Versions that hold the chosen record; null for what is no record. */
  readonly versions: readonly LineageNode[] | null;
  readonly onFocus: (id: string) => void;
};

/** The chosen thing, or the members of a group, with what made it and what came of it. */
export function LineageFacts({ chosen, made, touched, versions, onFocus }: LineageFactsProps) {
  const { t } = useTranslation();
  const { boxName, kindOf, whenOf } = useNodeWords();
  const selection = chosen.members.length === 1 ? selectionOf(chosen) : null;
  const open = chosen.members.length === 1 ? openerOf(chosen) : null;
  return (
    <Card className="lineage-panel">
      <p className="second table-text lineage-selected">
        <Tag kind="plain" label={t('lineage.selected')} />
        {chosen.members.length === 1 && kindOf(chosen.kind, selection?.records ?? 1)}
      </p>
      <h2 className="card-heading">{boxName(chosen)}</h2>
      <p className="second table-text lineage-selected">
        {whenOf(chosen)}
        {chosen.members.length === 1 && <CopyId id={chosen.id} shown={shortDigest(chosen.id)} />}
      </p>
      {open && (
        <div className="lineage-open">
          <Button wide label={t(`lineage.open.${chosen.kind}`, { defaultValue: '' })} onClick={open} />
        </div>
      )}
      {selection && <SelectedRecords key={chosen.id} versionId={selection.versionId} onFocus={onFocus} />}
      {versions && <InVersions versions={versions} onFocus={onFocus} />}
      {chosen.members.length > 1 ? (
        <Members of={chosen.members} onFocus={onFocus} />
      ) : (
        <>
          <ByKind title={t('lineage.way.made')} nodes={made} none={t('lineage.madeNothing')} onFocus={onFocus} />
          <ByKind
            title={t('lineage.way.touched')}
            nodes={touched}
            none={t('lineage.touchedNothing')}
            onFocus={onFocus}
          />
        </>
      )}
    </Card>
  );
}

type MembersProps = { readonly of: readonly LineageNode[]; readonly onFocus: (id: string) => void };

function Members({ of, onFocus }: MembersProps) {
  const { nameOf, whenOf } = useNodeWords();
  return (
    <ul className="lineage-members table-text" tabIndex={0}>
      {of.map((node) => (
        <li key={node.id}>
          <LinkButton label={nameOf(node)} onClick={() => onFocus(node.id)} />
          <span className="second">{whenOf(node)}</span>
        </li>
      ))}
    </ul>
  );
}

type InVersionsProps = { readonly versions: readonly LineageNode[]; readonly onFocus: (id: string) => void };

/** Every version that holds the record, by name. */
function InVersions({ versions, onFocus }: InVersionsProps) {
  const { t } = useTranslation();
  return (
    <section className="lineage-kinds table-text" aria-label={t('lineage.inVersions')}>
      <h3 className="caption">{t('lineage.inVersions')}</h3>
      {versions.length === 0 ? (
        <p className="second">{t('lineage.inNoVersion')}</p>
      ) : (
        <Members of={versions} onFocus={onFocus} />
      )}
    </section>
  );
}

type ByKindProps = {
  readonly title: string;
  readonly nodes: readonly LineageNode[];
  readonly none: string;
  readonly onFocus: (id: string) => void;
};

/** What made a thing or came of it: one by name, several by their number. */
function ByKind({ title, nodes, none, onFocus }: ByKindProps) {
  const { boxName, nameOf } = useNodeWords();
  const order = Object.keys(iconsByKind);
  const kinds = [...groupBy(nodes, ({ kind }) => kind)].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return (
    <section className="lineage-kinds table-text">
      <h3 className="caption">{title}</h3>
      {kinds.length === 0 && <p className="second">{none}</p>}
      <ul>
        {kinds.map(([kind, members]) => {
          const Icon = iconsByKind[kind] ?? Database;
          const [first] = members;
          return (
            <li key={kind}>
              <Icon size={16} strokeWidth={1.9} aria-hidden />
              {first && members.length === 1 ? (
                <LinkButton label={nameOf(first)} onClick={() => onFocus(first.id)} />
              ) : (
                first && <b>{boxName({ ...first, members })}</b>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
