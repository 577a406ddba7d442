import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/label.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import type { ProjectDefinition } from '../../../shared/project.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { answerTo, choose, neighbour, openReview, show, useReview } from './answers.ts';
import { CorrectTo } from './correct-to.tsx';
import { otherAnswer } from './other-answer.ts';
import { useReviewKeys } from './review-keys.ts';
import { ReviewView } from './review-view.tsx';
import { useAnswering } from './use-answering.ts';
import { useReviewWords } from './use-review-words.ts';

/** Predictions that wait for a person; `focus` is the prediction somebody came for. */
export function Review({ focus }: ScreenProps) {
  const list = useCall('review.list', {}, ['projects', 'predictions', 'labels']);
  const home = useCall('home.show', {}, ['projects']);
  const projectId = home.state === 'ready' ? home.value.project?.id : undefined;
  useEffect(() => {
    if (projectId === undefined) return;
    openReview(projectId);
    if (focus !== undefined) choose(focus);
  }, [projectId, focus]);
  return (
    <Shown loaded={home}>
      {({ project }) => (
        <Shown loaded={list} shape="rows">
          {({ items, waiting }) =>
            project ? (
              <ReviewOf waitingItems={items} waiting={waiting} definition={project.definition} />
            ) : (
              <NothingYet screen="review" />
            )
          }
        </Shown>
      )}
    </Shown>
  );
}

type ReviewOfProps = {
  readonly waitingItems: readonly ReviewItem[];
  readonly waiting: number;
  readonly definition: ProjectDefinition;
};

function ReviewOf({ waitingItems, waiting, definition }: ReviewOfProps) {
  const { filter, chosen, answered } = useReview();
  const words = useReviewWords(definition);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const items = filter === 'waiting' ? waitingItems : answered.map(({ item }) => item);
  const answering = useAnswering(items);
  const item = items.find(({ prediction }) => prediction.id === chosen) ?? items[0];
  const at = item ? items.indexOf(item) : -1;
  const asksFor = item !== undefined && correcting === item.prediction.id;
  const give = (answer: Answer) => {
    setCorrecting(null);
    if (item) answering.give(item, answer);
  };
  const move = (step: 1 | -1) => choose(neighbour(items, item?.prediction.id ?? null, step));
  const actions = {
    onConfirm: () => give({ kind: 'confirmed' }),
    onUnsure: () => give({ kind: 'unsure' }),
    onCorrect: () => {
      const other = item ? otherAnswer(item.prediction.output) : null;
      if (other === null) setCorrecting(item?.prediction.id ?? null);
      else give({ kind: 'corrected', to: other });
    },
  };
  useReviewKeys({ ...actions, onNext: () => move(1), onBack: () => move(-1) }, !asksFor);
  const total = filter === 'waiting' ? waiting : items.length;
  const rest = item ? item.classes.filter((name) => name !== item.prediction.output.prediction) : [];
  return (
    <ReviewView
      items={items.map(words.listItem)}
      filter={filter}
      counts={{ waiting, answered: answered.length }}
      onFilter={show}
      chosen={item?.prediction.id ?? null}
      onChoose={choose}
      detail={
        item
          ? {
              ...words.detail(item, answerTo(answered, item.prediction.id)),
              ...actions,
              place: { at: at + 1, of: total },
              more: (
                <>
                  {answering.error && <Failed error={answering.error} />}
                  {asksFor && (
                    <CorrectTo
                      classes={rest}
                      onAnswer={(to) => give({ kind: 'corrected', to })}
                      onLeave={() => setCorrecting(null)}
                    />
                  )}
                </>
              ),
            }
          : null
      }
    />
  );
}
