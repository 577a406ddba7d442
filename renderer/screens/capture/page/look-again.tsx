import { useTranslation } from 'react-i18next';
import { textAt } from '../../../../shared/forms/look-at-form.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { isQuestion, splitUnit } from '../fill/ask-question.ts';
import type { Fill } from '../fill/fill.ts';
import { problemAt } from '../fill/fill-record.ts';
import { environment } from '../fill/fill-store.ts';

type LookAgainProps = {
  readonly fill: Fill;
  /** The question for which the record was not saved; null where none kept it from being. */
  readonly path: string | null;
};

/** That the record is not saved, and for which question; nothing once that one has an answer that can stand. */
export function LookAgain({ fill, path }: LookAgainProps) {
  const { t } = useTranslation();
  const node = path === null ? undefined : fill.form.tree.byPath.get(path);
  if (node === undefined || !isQuestion(node) || problemAt(fill, node.path) === null) return null;
  const { label } = splitUnit(textAt(fill.form, node, node.definition.item.label, environment()));
  return <Banner kind="warn">{t('capture.lookAgain', { name: label || node.name })}</Banner>;
}
