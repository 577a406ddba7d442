import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { OwnAliases } from '../aliases/own-aliases.tsx';
import { Note } from './note.tsx';
import { SaidBefore } from './said-before.tsx';
import { Tags } from './tags.tsx';

/** What people call a version and its model and say of them: aliases, tags, notes, and what was said before. */
export function ModelWordsTab({ detail: { model, words, entries } }: { readonly detail: Output<'model.show'> }) {
  const { t } = useTranslation();
  const version = refWords(model.ref);
  const ofVersion = entries.filter(({ modelVersionId }) => modelVersionId === model.id);
  const ofModel = entries.filter(({ modelVersionId }) => modelVersionId === '');
  return (
    <div className="card-row models-tab">
      <section className="models-said" aria-label={version}>
        <h3 className="models-subtitle">{version}</h3>
        <OwnAliases model={model} />
        <Tags about={model.id} name={version} tags={model.tags} />
        <Note key={`note ${model.note}`} about={model.id} name={version} note={model.note} />
        <SaidBefore entries={ofVersion} />
      </section>
      <section className="models-said" aria-label={columnWords(model.name)}>
        <h3 className="models-subtitle">{t('models.allVersionsOf', { model: columnWords(model.name) })}</h3>
        <Tags about={model.name} name={columnWords(model.name)} tags={words.tags} />
        <Note key={`note ${words.note}`} about={model.name} name={columnWords(model.name)} note={words.note} />
        <SaidBefore entries={ofModel} />
      </section>
    </div>
  );
}
