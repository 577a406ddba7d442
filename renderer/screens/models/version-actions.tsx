import { Ban, Bird, Ellipsis, Ghost, GitCompare, Tag as TagIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../shared/registry.ts';
import { refWords } from '../../column-words.ts';
import { goTo } from '../../shell/navigation.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Menu } from '../../ui/controls/menu.tsx';
import { GiveAlias } from './aliases/give-alias.tsx';
import { compareFocus } from './models-focus.ts';
import { StartCanary } from './trial/start-canary.tsx';
import { StartShadow } from './trial/start-shadow.tsx';
import { RecallDialog } from './recall/recall-dialog.tsx';

type VersionActionsProps = { readonly model: ModelVersion; readonly inUse: string | null };

/** What is done with a version less often than putting it in use. */
export function VersionActions({ model, inUse }: VersionActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'alias' | 'canary' | 'recall' | 'shadow' | null>(null);
  const close = () => setAsking(null);
  const canCompare = inUse !== null && inUse !== model.ref;
  const canServe = model.recall === null && model.spec.task !== 'tensors';
  const items = [
    ...(canCompare
      ? [
          {
            label: t('models.compareInUse', { model: refWords(inUse) }),
            icon: GitCompare,
            onSelect: () => goTo('models', compareFocus([model.ref, inUse])),
          },
        ]
      : []),
    ...(canServe && canCompare
      ? [
          { label: t('shadow.start'), icon: Ghost, onSelect: () => setAsking('shadow') },
          { label: t('tripwires.start'), icon: Bird, onSelect: () => setAsking('canary') },
        ]
      : []),
    ...(canServe ? [{ label: t('models.giveAlias'), icon: TagIcon, onSelect: () => setAsking('alias') }] : []),
    ...(model.recall === null
      ? [{ label: t('models.recallThis'), icon: Ban, danger: true, onSelect: () => setAsking('recall') }]
      : []),
  ];
  return (
    <span className="models-more">
      {items.length > 0 && <Menu trigger={<IconButton icon={Ellipsis} label={t('models.more')} />} items={items} />}
      {asking === 'shadow' && <StartShadow model={model} onClose={close} />}
      {asking === 'canary' && <StartCanary model={model} onClose={close} />}
      {asking === 'alias' && <GiveAlias model={model} onClose={close} />}
      {asking === 'recall' && <RecallDialog model={model} onClose={close} />}
    </span>
  );
}
