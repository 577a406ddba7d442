import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useAction } from '../../../use-action.ts';

/** The aliases that point at a version; every one but that of the model in use can be taken away, and given back. */
export function OwnAliases({ model }: { readonly model: ModelVersion }) {
  const { t } = useTranslation();
  const { error, run } = useAction('model.removeAlias');
  const back = useAction('model.rollback');
  const failure = error ?? back.error;
  const remove = async (alias: string) => {
    const removed = await run({ name: model.name, alias });
    if (removed === null) return;
    const undo = () => void back.run({ name: model.name, alias, expected: removed.place });
    showToast({ message: t('models.aliasRemoved', { alias }), undo });
  };
  if (model.aliases.length === 0) return <p className="second table-text">{t('models.noAlias')}</p>;
  return (
    <>
      <ul className="models-chips">
        {model.aliases.map((alias) => (
          <li key={alias}>
            <Tag kind={alias === 'champion' ? 'inUse' : 'shadow'} label={alias} />
            {alias !== 'champion' && (
              <IconButton icon={X} label={t('models.removeAlias', { alias })} onClick={() => void remove(alias)} />
            )}
          </li>
        ))}
      </ul>
      {failure && <Failed error={failure} />}
    </>
  );
}
