import { CircleCheck, CircleX, Lock, TriangleAlert, type LucideIcon } from 'lucide-react';

export type TagKind = 'inUse' | 'shadow' | 'frozen' | 'stopped' | 'refused' | 'alarm' | 'override' | 'plain';

const icons: Partial<Record<TagKind, LucideIcon>> = {
  inUse: CircleCheck,
  frozen: Lock,
  refused: CircleX,
  alarm: TriangleAlert,
};

/** 20 px. The word repeats what the colour says. */
export function Tag({ kind, label }: { readonly kind: TagKind; readonly label: string }) {
  const Icon = icons[kind];
  return (
    <span className={`tag tag-${kind}`}>
      {Icon && <Icon size={12} strokeWidth={1.9} aria-hidden />}
      {label}
    </span>
  );
}
