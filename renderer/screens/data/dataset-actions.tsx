import { Combine, Download, Ellipsis, FileOutput, ShieldCheck, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { columnWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Menu } from '../../ui/controls/menu.tsx';
import { MenuButton } from '../../ui/controls/menu-button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { AddData, type AddDataProps } from './add-data.tsx';
import { CheckDialog } from './care/check-dialog.tsx';
import { DeleteDialog } from './care/delete-dialog.tsx';
import { MergeDialog } from './exchange/merge-dialog.tsx';
import { useProjectExport } from './exchange/use-project-export.ts';
import type { Exporting } from './use-export.ts';

type DatasetActionsProps = {
  readonly version: DatasetVersion;
  readonly datasets: readonly DatasetVersion[];
  readonly exporting: Exporting;
  /** Lets the model in use answer the version's rows. */
  readonly score: ReactNode;
  readonly ways: AddDataProps;
};

/** Which data set, its way out as a file, a way in for another, and under "More" what is seldom done. */
export function DatasetActions({ version, datasets, exporting, score, ways }: DatasetActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <DatasetChoice current={version.name} datasets={datasets} />
      {exporting.busy === undefined ? (
        <Menu
          trigger={<MenuButton icon={Download} label={t('data.export')} />}
          items={exporting.formats.map(({ format, label }) => ({
            label,
            onSelect: () => void exporting.start(format),
          }))}
        />
      ) : (
        <Button icon={Download} label={t('data.export')} busy={exporting.busy} />
      )}
      {score}
      <MoreMenu {...{ version, datasets }} />
      <AddData {...ways} />
    </>
  );
}

type MoreMenuProps = Pick<DatasetActionsProps, 'version' | 'datasets'>;

function MoreMenu({ version, datasets }: MoreMenuProps) {
  const { t } = useTranslation();
  const [isDeleting, setIsDeleting] = useState(false);
  const [isChecking, setIsChecking] = useState(false);
  const [merging, setMerging] = useState<string | null>(null);
  const project = useProjectExport();
  const chooseExchange = async () => setMerging(await window.fieldloop.chooseFile('any'));
  const afterDelete = () => {
    setIsDeleting(false);
    const next = datasets.find(({ id, name }) => id !== version.id && name === version.name);
    goTo('data', next && `${next.name}@${next.version}`);
  };
  return (
    <>
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('care.menu')} />}
        items={[
          { label: t('merge.menuMerge'), icon: Combine, onSelect: () => void chooseExchange() },
          { label: t('merge.menuWrite'), icon: FileOutput, onSelect: () => void project.write() },
          { label: t('care.menuCheck'), icon: ShieldCheck, onSelect: () => setIsChecking(true) },
          { label: t('care.menuDelete'), icon: Trash2, danger: true, onSelect: () => setIsDeleting(true) },
        ]}
      />
      {isChecking && <CheckDialog onClose={() => setIsChecking(false)} />}
      {isDeleting && <DeleteDialog version={version} onClose={() => setIsDeleting(false)} onDeleted={afterDelete} />}
      {merging !== null && <MergeDialog path={merging} onClose={() => setMerging(null)} />}
      {project.error && (
        <div className="shell-notice">
          <Failed error={project.error} />
        </div>
      )}
    </>
  );
}

/** Only where there is more than one data set to choose from. */
function DatasetChoice({
  current,
  datasets,
}: {
  readonly current: string;
  readonly datasets: readonly DatasetVersion[];
}) {
  const { t } = useTranslation();
  const names = [...new Set(datasets.map(({ name }) => name))];
  if (names.length < 2) return null;
  return (
    <Select
      label={t('data.dataset')}
      labelHidden
      value={current}
      options={names.map((name) => ({ value: name, label: columnWords(name) }))}
      onChange={(name) => goTo('data', name)}
    />
  );
}
