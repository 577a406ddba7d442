import { FileText, PenLine, Printer } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CardRevision, ModelCard } from '../../../../shared/model-card.ts';
import { refWords } from '../../../column-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useCall } from '../../../use-call.ts';
import { CardHistory } from './card-history.tsx';
import { CardSheet } from './card-sheet.tsx';
import { WriteCard } from './write-card.tsx';

type CardPageProps = { readonly modelRef: string; readonly onClose: () => void };

/** Everything that is recorded of a version on one page, as it will be on paper. */
export function CardPage({ modelRef, onClose }: CardPageProps) {
  const shown = useCall('card.show', { ref: modelRef }, ['models', 'alerts']);
  return (
    <Shown loaded={shown} shape="rows">
      {({ ref, card, revisions }) => <ShownCard modelRef={ref} card={card} revisions={revisions} onClose={onClose} />}
    </Shown>
  );
}

type ShownCardProps = CardPageProps & { readonly card: ModelCard; readonly revisions: readonly CardRevision[] };

function ShownCard({ modelRef, card, revisions, onClose }: ShownCardProps) {
  const { t } = useTranslation();
  const [isWriting, setIsWriting] = useState(false);
  const { working, hasFailed, print, savePdf } = usePrinting(modelRef);
  return (
    <Page
      title={t('card.title', { model: refWords(modelRef) })}
      sentence={t('card.sentence')}
      parent={{ label: t('card.parent'), here: t('card.here'), onOpen: onClose }}
      actions={
        <>
          <Button icon={PenLine} label={t('card.write')} onClick={() => setIsWriting(true)} />
          <Button
            icon={FileText}
            label={t('card.pdf')}
            busy={working === 'pdf' ? t('card.writing') : undefined}
            onClick={() => void savePdf()}
          />
          <Button
            kind="filled"
            icon={Printer}
            label={t('card.print')}
            busy={working === 'print' ? t('card.printing') : undefined}
            onClick={() => void print()}
          />
        </>
      }
    >
      {hasFailed && <Banner kind="stop">{t('card.failed')}</Banner>}
      <Card className="card-paper">
        <CardSheet card={card} />
      </Card>
      <CardHistory revisions={revisions} />
      {createPortal(
        <div className="card-print print-only" aria-hidden>
          <h1>{t('card.title', { model: refWords(modelRef) })}</h1>
          <CardSheet card={card} isPaper />
        </div>,
        document.body,
      )}
      {isWriting && <WriteCard modelRef={modelRef} card={card} onClose={() => setIsWriting(false)} />}
    </Page>
  );
}

type Work = 'print' | 'pdf';

/** Both ways to paper; main says in its log why one failed, and the person can only try again. */
function usePrinting(modelRef: string) {
  const { t } = useTranslation();
  const [working, setWorking] = useState<Work | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const work = async (kind: Work, start: () => Promise<string | null>) => {
    setWorking(kind);
    setHasFailed(false);
    const done = await start().catch(() => undefined);
    setWorking(null);
    if (done === undefined) setHasFailed(true);
    else if (kind === 'pdf' && done !== null) showToast({ message: t('card.pdfSaved', { path: done }) });
  };
  const name = `${t('card.fileName', { model: modelRef.replace('@', '-v') })}.pdf`;
  return {
    working,
    hasFailed,
    print: () => work('print', () => window.fieldloop.printPage()),
    savePdf: () => work('pdf', () => window.fieldloop.savePdf(name)),
  };
}
