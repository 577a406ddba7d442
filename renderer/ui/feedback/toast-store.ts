import { create } from 'zustand';

export type Toast = {
  readonly message: string;
  readonly undo?: (() => void) | undefined;
};

/** Long enough to read a sentence and reach for Undo. */
export const TOAST_MS = 8_000;

type ToastState = { readonly toast: Toast | null };

/** At most one toast: a newer one replaces it. Never used for errors. */
export const useToasts = create<ToastState>(() => ({ toast: null }));

export const showToast = (toast: Toast): void => useToasts.setState({ toast });

export const dismissToast = (): void => useToasts.setState({ toast: null });
