import { useTranslation } from 'react-i18next';
import { goTo } from '../../shell/navigation.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useOwnWords } from '../../use-own-words.ts';
import { useSubjectWords } from './find/use-subject-words.ts';
import { SubjectSearch } from './find/subject-search.tsx';
import { SubjectPage } from './subject-page.tsx';

/** Everybody who was visited; `focus` is the id or the code of one of them. */
export function Subjects({ focus }: ScreenProps) {
  return focus === undefined ? <SubjectsPage /> : <SubjectPage key={focus} id={focus} />;
}

function SubjectsPage() {
  const { t } = useTranslation();
  const own = useOwnWords();
  const { hint } = useSubjectWords();
  return (
    <Page title={own.subject.many} sentence={t('subjects.manySentence')}>
      <Card>
        <SubjectSearch first label={own.subject.who} hint={hint} onChoose={({ id }) => goTo('subjects', id)} />
      </Card>
    </Page>
  );
}
