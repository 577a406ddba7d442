import { useTranslation } from 'react-i18next';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import { openForm } from '../../../../shared/forms/fill-form.ts';
import { draftOfRecord } from '../../../../shared/forms/look-at-form.ts';
import type { RecordHistoryEvent } from '../../../../shared/record.ts';
import { PhotoThumbnail } from '../../../photos/photo-thumbnail.tsx';
import { blocksOf, nodesIn } from '../fill/blocks.ts';
import { keyOf } from '../fill/fill-record.ts';
import { environmentAt } from '../form-environment.ts';
import { headingOfDefinition } from '../fill/headings.ts';
import { pagesOf } from '../fill/pages.ts';
import type { AnswerWords } from './answer-words.ts';

type SavedAnswersProps = {
  readonly compiled: CompiledForm;
  readonly language: string;
  readonly event: Pick<RecordHistoryEvent, 'values' | 'unmeasured'>;
  readonly words: AnswerWords;
};

type Part = { readonly key: string; readonly heading: string; readonly names: readonly string[] };

/** What was saved, to be read once more before the next one. */
export function SavedAnswers({ compiled, language, event, words }: SavedAnswersProps) {
  const { t } = useTranslation();
  const valueOf = (name: string) => {
    const reason = event.unmeasured[name];
    return reason === undefined ? words.value(name, event.values[name]) : t(`capture.reason.${reason}`);
  };
  const parts = partsOf(compiled, language, event, t('capture.workedOut'));
  return (
    <div className="saved-answers">
      {parts.map(({ key, heading, names }) => (
        <section key={key}>
          <h2 className="card-heading">{heading === '' ? t('capture.otherAnswers') : heading}</h2>
          <dl>
            {names.map((name) => (
              <div key={name}>
                <dt className="second">{words.label(name)}</dt>
                <dd>
                  <SavedAnswer
                    photo={words.photo(name, event.values[name])}
                    name={words.label(name)}
                    said={valueOf(name) ?? t('capture.notAnswered')}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

type SavedAnswerProps = { readonly photo: string | null; readonly name: string; readonly said: string };

const SavedAnswer = ({ photo, name, said }: SavedAnswerProps) =>
  photo === null ? <b>{said}</b> : <PhotoThumbnail sha256={photo} name={name} />;

/** The form's pages with what they ask of this record; what is worked out, and what no page asks, stands after them. */
function partsOf(
  compiled: CompiledForm,
  language: string,
  event: SavedAnswersProps['event'],
  workedOutHeading: string,
): readonly Part[] {
  const filled = { ...event.values, ...event.unmeasured };
  const left = new Set(Object.keys(filled).filter((name) => (filled[name] ?? '') !== ''));
  const environment = environmentAt(0, { deviceId: '', userName: '' });
  const form = openForm(compiled, language, environment, draftOfRecord(compiled, event.values));
  const parts = pagesOf(compiled).map((page) => {
    const names = nodesIn(form, blocksOf(form, page)).map(({ path }) => keyOf(form, path));
    for (const name of names) left.delete(name);
    const { key, section } = page;
    return { key, heading: section === null ? '' : headingOfDefinition(form, section), names };
  });
  const isWorkedOut = (name: string) => {
    const [definition] = compiled.names.get(name) ?? [];
    return definition?.item?.kind === 'question' && definition.item.type === 'calculate';
  };
  const workedOut = [...left].filter(isWorkedOut);
  const others = [...left].filter((name) => !isWorkedOut(name));
  return [
    ...parts,
    { key: ' workedOut', heading: workedOutHeading, names: workedOut },
    { key: '', heading: '', names: others },
  ].filter(({ names }) => names.length > 0);
}
