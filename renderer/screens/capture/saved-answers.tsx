import { useTranslation } from 'react-i18next';
import { formatLongDay, formatNumber } from '../../format.ts';
import { type Answers, type Question, readNumber, type Reasons, type Section } from './form.ts';

type SavedAnswersProps = {
  readonly sections: readonly Section[];
  readonly answers: Answers;
  readonly unmeasured: Reasons;
};

/** What was saved, to be read once more before the next one. */
export function SavedAnswers({ sections, answers, unmeasured }: SavedAnswersProps) {
  const { t } = useTranslation();
  const valueOf = (question: Question) => {
    const reason = unmeasured[question.name];
    return reason === undefined ? written(question, answers[question.name] ?? '') : t(`capture.reason.${reason}`);
  };
  return (
    <div className="saved-answers">
      {sections.map((section) => (
        <section key={section.name}>
          <h2 className="card-heading">{section.label}</h2>
          <dl>
            {section.questions.map((question) => (
              <div key={question.name}>
                <dt className="second">{question.label}</dt>
                <dd>
                  <b>{valueOf(question) ?? t('capture.notAnswered')}</b>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** An answer in the words and the unit of its question; null where there is none. */
function written({ type, options, unit }: Question, typed: string): string | null {
  if (typed.trim() === '') return null;
  if (type === 'date') return formatLongDay(Date.parse(typed) / 86_400_000);
  if (type !== 'number' && type !== 'integer') return options?.find(({ value }) => value === typed)?.label ?? typed;
  const number = formatNumber(readNumber(typed));
  return unit === undefined ? number : `${number} ${unit}`;
}
