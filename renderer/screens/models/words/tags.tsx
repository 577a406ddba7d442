import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TagKey, type Tags as TagsOf } from '../../../../shared/registry.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useAction } from '../../../use-action.ts';

type TagsProps = {
  /** A model's name or a version's id. */
  readonly about: string;
  /** What it is called on the screen. */
  readonly name: string;
  readonly tags: TagsOf;
};

/** Tags to read, to take away (with undo) and to add. */
export function Tags({ about, name, tags }: TagsProps) {
  const { t } = useTranslation();
  const { error, run } = useAction('model.tag');
  const remove = async (key: string, value: string) => {
    if ((await run({ about, key, value: null })) === null) return;
    showToast({ message: t('models.tagRemoved', { key }), undo: () => void run({ about, key, value }) });
  };
  return (
    <>
      {Object.keys(tags).length > 0 && (
        <ul className="models-chips" aria-label={t('models.tagsOf', { name })}>
          {Object.entries(tags).map(([key, value]) => (
            <li key={key}>
              <Tag kind="plain" label={`${key}: ${value}`} />
              <IconButton icon={X} label={t('models.removeTag', { key })} onClick={() => void remove(key, value)} />
            </li>
          ))}
        </ul>
      )}
      <NewTag name={name} onAdd={(key, value) => run({ about, key, value })} />
      {error && <Failed error={error} />}
    </>
  );
}

type NewTagProps = {
  readonly name: string;
  /** Null where it was refused. */
  readonly onAdd: (key: string, value: string) => Promise<unknown>;
};

function NewTag({ name, onAdd }: NewTagProps) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const isFit = TagKey.safeParse(key.trim()).success && value.trim() !== '';
  const add = async () => {
    if ((await onAdd(key.trim(), value.trim())) === null) return;
    setKey('');
    setValue('');
  };
  return (
    <form
      className="models-new-tag"
      aria-label={t('models.newTagOf', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isFit) void add();
      }}
    >
      <Field label={t('models.tagKey')} value={key} onChange={setKey} />
      <Field label={t('models.tagValue')} value={value} onChange={setValue} />
      <Button submit label={t('models.addTag')} locked={isFit ? undefined : t('models.needsTag')} />
    </form>
  );
}
