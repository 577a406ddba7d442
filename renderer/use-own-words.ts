import { useTranslation } from 'react-i18next';
import { columnWords } from './column-words.ts';
import { useProjectWords } from './project-words.ts';
import { useShellState } from './shell/shell-state.ts';

type OwnWords = {
  readonly capture: string;
  readonly captured: string;
  readonly newRecord: string;
  /** What people are asked about a prediction. */
  readonly question: string;
  /** Key of the sentence with `count` of 100; null where the project has none of its own. */
  readonly shareKey: string | null;
  /** Who or what is visited again. */
  readonly subject: {
    readonly who: string;
    readonly new: string;
    readonly same: string;
    readonly another: string;
    readonly many: string;
  };
  /** A class in few words: "Refer". */
  readonly classShort: (name: string) => string;
  /** A class as the advice for one person: "Refer this child". */
  readonly classAdvice: (name: string) => string;
};

/** What this project calls its things, else the general words. */
export function useOwnWords(): OwnWords {
  const { t } = useTranslation();
  const say = useProjectWords();
  const definition = useShellState(({ project }) => project?.definition);
  const own = definition?.words;
  const target = definition?.columns.find(({ role }) => role === 'label')?.name;
  const ownClass = (name: string) => own?.classes.find((each) => each.name === name);
  const sayKey = (key: string | undefined, fallback: string) => say({ key, words: undefined }, fallback);
  return {
    capture: sayKey(own?.captureKey, t('today.capture')),
    captured: sayKey(own?.capturedKey, t('today.captured')),
    newRecord: sayKey(own?.newRecordKey, t('capture.title')),
    question: sayKey(
      own?.questionKey,
      target === undefined ? t('review.question') : t('review.questionAbout', { target: columnWords(target) }),
    ),
    shareKey: own?.shareKey ?? null,
    subject: {
      who: sayKey(own?.subject?.whoKey, t('subjects.who')),
      new: sayKey(own?.subject?.newKey, t('subjects.new')),
      same: sayKey(own?.subject?.sameKey, t('subjects.same')),
      another: sayKey(own?.subject?.anotherKey, t('subjects.another')),
      many: sayKey(own?.subject?.manyKey, t('subjects.many')),
    },
    classShort: (name) => sayKey(ownClass(name)?.shortKey, columnWords(name)),
    classAdvice: (name) =>
      sayKey(
        ownClass(name)?.adviceKey,
        target === undefined
          ? columnWords(name)
          : t('capture.verdict', { target: columnWords(target), answer: columnWords(name) }),
      ),
  };
}
