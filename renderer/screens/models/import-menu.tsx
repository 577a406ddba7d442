import { FileBox, FolderOpen, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../ui/controls/menu.tsx';
import { MenuButton } from '../../ui/controls/menu-button.tsx';

/** The ways in for a model: a file, or the folder that MLflow makes of one. */
export function ImportMenu({ onChosen }: { readonly onChosen: (path: string) => void }) {
  const { t } = useTranslation();
  const choose = async (asked: Promise<string | null>) => {
    const path = await asked;
    if (path !== null) onChosen(path);
  };
  return (
    <Menu
      trigger={<MenuButton icon={Upload} label={t('models.import')} />}
      items={[
        {
          label: t('models.importFile'),
          icon: FileBox,
          onSelect: () => void choose(window.fieldloop.chooseFile('onnx')),
        },
        {
          label: t('models.importFolder'),
          icon: FolderOpen,
          onSelect: () => void choose(window.fieldloop.chooseFolder()),
        },
      ]}
    />
  );
}
