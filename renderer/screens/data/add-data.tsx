import { ClipboardPenLine, FileSpreadsheet, Images, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../ui/controls/menu.tsx';
import { MenuButton } from '../../ui/controls/menu-button.tsx';

/** The ways in for data. */
export type AddDataProps = {
  readonly onFile: () => void;
  readonly onFolder: () => void;
  readonly onRecords: () => void;
};

export function AddData({ onFile, onFolder, onRecords }: AddDataProps) {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={<MenuButton kind="filled" icon={Plus} label={t('data.add')} />}
      items={[
        { label: t('data.addFile'), icon: FileSpreadsheet, onSelect: onFile },
        { label: t('images.add'), icon: Images, onSelect: onFolder },
        { label: t('freeze.menu'), icon: ClipboardPenLine, onSelect: onRecords },
      ]}
    />
  );
}
