import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '../controls/link-button.tsx';

type PageProps = {
  /** A finding wherever there is one. */
  readonly title: ReactNode;
  /** One plain sentence. */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
  /** Where this page belongs, for pages under a screen. */
  readonly parent?: { readonly label: string; readonly here: string; readonly onOpen: () => void } | undefined;
  readonly children: ReactNode;
};

export const Page = ({ title, sentence, actions, parent, children }: PageProps) => (
  <div className="page">
    {parent && (
      <nav className="page-path table-text">
        <LinkButton label={parent.label} onClick={parent.onOpen} />
        <ChevronRight size={14} aria-hidden className="mirrored" />
        <span className="second">{parent.here}</span>
      </nav>
    )}
    <header className="page-head">
      <div className="page-words">
        <h1 className="page-heading">{title}</h1>
        {sentence && <p className="second">{sentence}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
    {children}
  </div>
);
