/** Whether a key pressed there is typed or chooses in a list or menu, so that single-key actions must leave it alone. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return target.closest('textarea, select, [role="menu"], [role="listbox"]') !== null;
}
