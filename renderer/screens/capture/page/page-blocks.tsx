import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import type { Block, RepeatBlock } from '../fill/blocks.ts';
import { addOne, removeOne } from '../fill/fill-store.ts';

type PageBlocksProps = {
  readonly blocks: readonly Block[];
  /** The heading of a group or repeat in the form's language; '' where it has none. */
  readonly headingOf: (node: FormNode) => string;
  /** The first answer given within one of a repeat: it tells it from the others. */
  readonly gistOf: (node: FormNode) => string;
  readonly drawQuestion: (node: FormNode) => ReactNode;
  /** One more of a repeat is drawn, by its path. */
  readonly onAdded: (path: string) => void;
};

/** What stands on a page: questions, groups under their headings, repeats with a way to add and remove. */
export const PageBlocks = (props: PageBlocksProps) =>
  props.blocks.map((block) => {
    if (block.kind === 'question') return props.drawQuestion(block.node);
    if (block.kind === 'repeat') return <Repeat key={block.path} {...props} block={block} />;
    const heading = props.headingOf(block.node);
    return (
      <section key={block.node.path} className="page-group" aria-label={heading}>
        {heading !== '' && <h2 className="page-group-heading">{heading}</h2>}
        <div className="page-questions">
          <PageBlocks {...props} blocks={block.blocks} />
        </div>
      </section>
    );
  });

/** As many of a repeat are open at once; more are lines that open. */
const MOST_OPEN = 3;

function Repeat({ block, ...props }: Omit<PageBlocksProps, 'blocks'> & { readonly block: RepeatBlock }) {
  const { t } = useTranslation();
  const { each, path, isOpen: mayChange } = block;
  const [opened, setOpened] = useState<string | null>(each.at(-1)?.node.path ?? null);
  const remove = (node: FormNode, name: string) => {
    const undo = removeOne(node.path);
    showToast({ message: t('capture.removedOne', { name }), undo });
  };
  return (
    <section className="page-group">
      {each.map(({ node, blocks }, index) => {
        const name = t('capture.oneOf', { name: props.headingOf(node), n: formatNumber(index + 1) });
        const isOpen = each.length <= MOST_OPEN || opened === node.path;
        return (
          <section key={node.path} className="repeat-one" aria-label={name}>
            <header className="repeat-head">
              <h2 className="page-group-heading">{name}</h2>
              {!isOpen && <span className="second repeat-gist">{props.gistOf(node)}</span>}
              {!isOpen && <LinkButton label={t('capture.openOne')} onClick={() => setOpened(node.path)} />}
              {mayChange && <LinkButton label={t('capture.removeOne')} onClick={() => remove(node, name)} />}
            </header>
            {isOpen && (
              <div className="page-questions">
                <PageBlocks {...props} blocks={blocks} />
              </div>
            )}
          </section>
        );
      })}
      {mayChange && (
        <Button
          icon={Plus}
          label={t('capture.addOne', { name: repeatName(block, props.headingOf) })}
          onClick={() => {
            addOne(path);
            setOpened(`${path}[${each.length + 1}]`);
            requestAnimationFrame(() => props.onAdded(`${path}[${each.length + 1}]`));
          }}
        />
      )}
    </section>
  );
}

/** What one of it is called; by its name in the form where there is none to ask. */
const repeatName = ({ each, definition }: RepeatBlock, headingOf: (node: FormNode) => string): string =>
  (each[0] && headingOf(each[0].node)) || definition.name;
