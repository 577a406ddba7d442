import { FileText, Printer } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Slip } from '../../../shared/slip.ts';
import { useCall } from '../../use-call.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { languageName } from './language-name.ts';

type SlipDialogProps = { readonly recordId: string; readonly onClose: () => void };
type Work = 'print' | 'pdf';

/** The slip as it will be on paper, in the language of the person who takes it along. */
export function SlipDialog({ recordId, onClose }: SlipDialogProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<string | null>(null);
  const [working, setWorking] = useState<Work | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const made = useCall('slip.show', { recordId, ...(language === null ? {} : { language }) }, ['records', 'labels']);
  const work = async (kind: Work) => {
    setWorking(kind);
    setHasFailed(false);
    const done = await (kind === 'print' ? window.fieldloop.printPage() : window.fieldloop.savePdf('slip.pdf')).catch(
      () => undefined, // main says why in its log; the person can do no more than try again
    );
    setWorking(null);
    if (done === undefined) setHasFailed(true);
    else if (kind === 'pdf' && done !== null) showToast({ message: t('slip.saved', { path: done }) });
  };
  const isReady = made.state === 'ready';
  return (
    <Dialog
      title={t('slip.title')}
      wide
      onClose={onClose}
      actions={
        <>
          <Button label={t('slip.close')} onClick={onClose} />
          <Button
            icon={FileText}
            label={t('slip.pdf')}
            busy={working === 'pdf' ? t('slip.writing') : undefined}
            onClick={() => isReady && void work('pdf')}
          />
          <Button
            kind="filled"
            icon={Printer}
            label={t('slip.print')}
            busy={working === 'print' ? t('slip.printing') : undefined}
            onClick={() => isReady && void work('print')}
          />
        </>
      }
    >
      <Shown loaded={made}>
        {({ slip, languages, isFallback }) => (
          <div className="slip">
            <Segments
              label={t('slip.language')}
              options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
              value={slip.language}
              onChange={setLanguage}
            />
            {isFallback && <Banner kind="note">{t('slip.fallback')}</Banner>}
            <SlipSheet slip={slip} />
            {createPortal(<SlipSheet slip={slip} isPrint />, document.body)}
          </div>
        )}
      </Shown>
      {hasFailed && <Banner kind="stop">{t('slip.failed')}</Banner>}
    </Dialog>
  );
}

/** Black on white in every theme; the one for print is seen by the printer alone. */
function SlipSheet({ slip, isPrint = false }: { readonly slip: Slip; readonly isPrint?: boolean }) {
  return (
    <article
      className={isPrint ? 'slip-sheet print-only' : 'slip-sheet'}
      lang={slip.language}
      dir={slip.direction}
      aria-hidden={isPrint || undefined}
    >
      <h3>{slip.title}</h3>
      {slip.notice !== null && <p className="slip-notice">{slip.notice}</p>}
      {slip.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </article>
  );
}
