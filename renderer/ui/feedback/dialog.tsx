import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that changes something last. */
  readonly actions: ReactNode;
  readonly wide?: boolean | undefined;
};

/**
 * Only for what has a consequence. The element's own modality keeps focus inside, closes on Escape and needs no
 * injected style.
 */
export function Dialog({ title, onClose, children, actions, wide }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  // Closed before it is taken out of the page, so that the focus goes back to where it was.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} className="dialog-title">
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}
