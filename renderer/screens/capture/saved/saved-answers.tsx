import { useTranslation } from 'react-i18next';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import { everyDefinition } from '../../../../shared/forms/definition.ts';
import type { RecordHistoryEvent } from '../../../../shared/record.ts';
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
  const parts = partsOf(compiled, language, event);
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
                  <b>{valueOf(name) ?? t('capture.notAnswered')}</b>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** The form's pages with what was answered on them; what no page asks stands after them. */
function partsOf(compiled: CompiledForm, language: string, event: SavedAnswersProps['event']): readonly Part[] {
  const said = new Set([...Object.keys(event.values), ...Object.keys(event.unmeasured)]);
  const parts = pagesOf(compiled).map(({ key, section, definitions }) => {
    const inner = definitions.flatMap((definition) => [...everyDefinition(definition)]);
    const asked = inner.filter(({ item }) => item?.kind === 'question' && item.type !== 'note');
    const paths = asked.map(({ path }) => path.slice('/data/'.length));
    const names = asked.map(({ name }) => name).filter((name) => said.has(name));
    const repeated = [...said].filter((one) => one.includes('[') && paths.includes(one.replace(/\[\d+\]/gu, '')));
    for (const name of [...names, ...repeated]) said.delete(name);
    return {
      key,
      heading: section === null ? '' : headingOfDefinition({ language, compiled }, section),
      names: [...names, ...repeated],
    };
  });
  return [...parts, { key: '', heading: '', names: [...said] }].filter(({ names }) => names.length > 0);
}
