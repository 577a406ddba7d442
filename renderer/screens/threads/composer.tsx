import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenWord } from '../../../shared/thread.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { TextArea } from '../../ui/controls/text-area.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { useAction } from '../../use-action.ts';
import { ChooseAddressee, readAddressee } from './choose-addressee.tsx';

const kinds = ['comment', 'reviewRequest', 'handOver'] as const;
type Kind = (typeof kinds)[number];

type ComposerProps = {
  readonly about: string;
  readonly me: string;
  /** A review that waits for who writes. */
  readonly asked: { readonly requestId: string; readonly by: string } | null;
};

/** One text box for all that can be said; Ctrl+Enter sends it. */
export function Composer({ about, me, asked }: ComposerProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('comment');
  const [to, setTo] = useState('role:admin');
  const [text, setText] = useState('');
  const say = useAction('thread.say');
  const send = async (word: GivenWord) => {
    if ((await say.run({ about, word })) === null) return;
    setText('');
    setKind('comment');
  };
  const wrote = text.trim();
  const answer = (verdict: 'approved' | 'changesWanted') =>
    asked && void send({ kind: 'reviewAnswer', requestId: asked.requestId, verdict, text: wrote });
  const sendChosen = () => {
    if (say.busy || (kind === 'comment' && wrote === '')) return;
    void send(kind === 'comment' ? { kind, text: wrote } : { kind, to: readAddressee(to), text: wrote });
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) sendChosen();
  };
  return (
    <div className="thread-composer" onKeyDown={sendByKey}>
      {asked && <p className="table-text thread-asked">{t('threads.asked', { name: asked.by })}</p>}
      <TextArea label={t('threads.say')} hint={t('threads.sayHint')} value={text} onChange={setText} />
      <div className="thread-actions">
        {asked ? (
          <>
            <Button
              kind="filled"
              label={t('threads.approve')}
              busy={say.busy ? t('threads.sending') : undefined}
              onClick={() => answer('approved')}
            />
            <Button
              label={t('threads.wantChanges')}
              locked={wrote === '' ? t('threads.needsReason') : undefined}
              onClick={() => answer('changesWanted')}
            />
          </>
        ) : (
          <>
            <Segments
              label={t('threads.kindLabel')}
              value={kind}
              onChange={setKind}
              options={kinds.map((value) => ({ value, label: t(`threads.kind.${value}`) }))}
            />
            {kind !== 'comment' && <ChooseAddressee me={me} value={to} onChange={setTo} />}
            <Button
              kind="filled"
              label={t(`threads.send.${kind}`)}
              shortcut={t('threads.sendKeys')}
              busy={say.busy ? t('threads.sending') : undefined}
              locked={kind === 'comment' && wrote === '' ? t('threads.needsText') : undefined}
              onClick={sendChosen}
            />
          </>
        )}
      </div>
      {say.error && <Failed error={say.error} />}
    </div>
  );
}
