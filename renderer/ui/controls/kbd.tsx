/** A key to press, as printed on it. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <kbd className="kbd" dir="ltr">
    {keys}
  </kbd>
);
