import {
  Activity,
  ChevronRight,
  ClipboardPenLine,
  FlaskConical,
  ListChecks,
  type LucideIcon,
  ShieldCheck,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The stations in the order in which the work goes round. */
export const stations = ['captured', 'scored', 'confirmed', 'watched', 'trained', 'inUse'] as const;
export type Station = (typeof stations)[number];

export type StationWords = {
  /** Such as 11, or a version's name; stands in bold. */
  readonly amount?: string | undefined;
  readonly label: string;
  readonly note?: string | undefined;
  readonly alarm?: boolean | undefined;
};

export type LoopServer = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly words: string;
  readonly note?: string | undefined;
  /** Something moves to or from it now. */
  readonly active: boolean;
};

type LoopProps = {
  readonly words: Readonly<Record<Station, StationWords>>;
  readonly centre?: ReactNode;
  /** Hidden stations keep their place on the line: the loop is the same for everybody. */
  readonly onOpen?: ((station: Station) => void) | undefined;
  /** The dotted branch; left out in first run, where there is no server yet. */
  readonly server?: LoopServer | undefined;
};

const icons = {
  captured: ClipboardPenLine,
  scored: Zap,
  confirmed: ListChecks,
  watched: Activity,
  trained: FlaskConical,
  inUse: ShieldCheck,
} as const;

/** One closed line: what is captured comes back as a better model. Every station opens its screen. */
export function Loop({ words, centre, onOpen, server }: LoopProps) {
  const { t } = useTranslation();
  return (
    <div className={server ? 'loop loop-with-server' : 'loop'} role="group" aria-label={t('ui.loop')}>
      <div className="loop-line">
        {stations.map((station) => (
          <StationMark key={station} station={station} words={words[station]} onOpen={onOpen} />
        ))}
        {['one', 'two', 'three', 'four'].map((place) => (
          <span key={place} className={`loop-arrow loop-arrow-${place}`} aria-hidden>
            <ChevronRight size={20} strokeWidth={2.2} />
          </span>
        ))}
        {centre && <p className="loop-centre">{centre}</p>}
      </div>
      {server && <ServerBranch server={server} />}
    </div>
  );
}

function ServerBranch({ server }: { readonly server: LoopServer }) {
  const Icon = server.icon;
  return (
    <>
      <span className="loop-branch" aria-hidden />
      <div className="loop-server">
        <b>{server.title}</b>
        <span className={server.active ? 'server-ring server-ring-active' : 'server-ring'}>
          <Icon size={20} strokeWidth={1.9} aria-hidden />
        </span>
        <span className="server-words table-text">
          {server.words}
          {server.note && <span className="station-note">{server.note}</span>}
        </span>
      </div>
    </>
  );
}

type StationMarkProps = Pick<LoopProps, 'onOpen'> & { readonly station: Station; readonly words: StationWords };

function StationMark({ station, words, onOpen }: StationMarkProps) {
  const Icon = icons[station];
  const content = (
    <>
      <span className="station-ring">
        <Icon size={16} strokeWidth={1.9} aria-hidden />
      </span>
      <span className="station-words">
        <span>
          {words.amount && <b>{words.amount} </b>}
          {words.label}
        </span>
        {words.note && <span className="station-note">{words.note}</span>}
      </span>
    </>
  );
  const className = `station station-${station}${words.alarm ? ' station-alarm' : ''}`;
  if (!onOpen) return <div className={className}>{content}</div>;
  return (
    <button type="button" className={className} onClick={() => onOpen(station)}>
      {content}
    </button>
  );
}
