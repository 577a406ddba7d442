import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { takesKeys } from '../../takes-keys.ts';
import { Kbd } from '../controls/kbd.tsx';
import { LinkButton } from '../controls/link-button.tsx';
import { dismissToast, TOAST_MS, type Toast, useToasts } from './toast-store.ts';

/** Draws the one toast of the window, bottom centre. */
export function Toaster() {
  const toast = useToasts((state) => state.toast);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(dismissToast, TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  useUndoKey(toast);
  return (
    <div className="toaster" role="status" aria-live="polite">
      {toast && <ToastBox toast={toast} />}
    </div>
  );
}

function ToastBox({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  return (
    <div className="toast">
      <CircleCheck size={18} strokeWidth={1.9} aria-hidden className="toast-icon" />
      <span>{toast.message}</span>
      {toast.undo && (
        <>
          <LinkButton label={t('ui.undo')} onClick={() => undoToast(toast)} />
          <Kbd keys={t('ui.undoKeys')} />
        </>
      )}
    </div>
  );
}

function useUndoKey(toast: Toast | null) {
  useEffect(() => {
    if (!toast?.undo) return;
    const listen = (event: KeyboardEvent) => {
      if (takesKeys(event.target) || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      undoToast(toast);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [toast]);
}

function undoToast(toast: Toast) {
  dismissToast();
  toast.undo?.();
}
