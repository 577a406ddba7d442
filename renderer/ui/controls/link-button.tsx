/** An action that reads as part of a sentence. */
export const LinkButton = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button type="button" className="link-button" onClick={onClick}>
    {label}
  </button>
);
