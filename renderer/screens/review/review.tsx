import { useEffect } from 'react';
import type { Agreement, ReviewItem } from '../../../shared/prediction.ts';
import type { ProjectDefinition } from '../../../shared/project.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { choose, findAnswered, isHidden, neighbour, openReview, show, useReview } from './answers.ts';
import { ReviewAnswers } from './review-answers.tsx';
import { ReviewView } from './review-view.tsx';
import { useAnswering } from './use-answering.ts';
import { useReviewReasons } from './use-review-reasons.ts';
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
          {({ items, waiting, agreement }) =>
            project ? (
              <ReviewOf waitingItems={items} waiting={waiting} agreement={agreement} definition={project.definition} />
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
  readonly agreement: Agreement | null;
  readonly definition: ProjectDefinition;
};

function ReviewOf({ waitingItems, waiting, agreement, definition }: ReviewOfProps) {
  const { filter, chosen, answered } = useReview();
  const words = useReviewWords(definition);
  const items = filter === 'waiting' ? waitingItems : answered.map(({ item }) => item);
  const answering = useAnswering(items);
  const revealed = filter === 'waiting' ? findAnswered(answered, chosen ?? '') : undefined;
  const item = items.find(({ prediction }) => prediction.id === chosen) ?? revealed?.item ?? items[0];
  const at = item ? items.indexOf(item) : -1;
  const total = filter === 'waiting' ? waiting : items.length;
  const move = (step: 1 | -1) => choose(neighbour(items, item?.prediction.id ?? null, step));
  const isRevealed = at < 0 || (revealed?.blind === true && revealed.item.prediction.id === item?.prediction.id);
  const state = item === undefined ? null : isRevealed ? 'revealed' : isHidden(item, answered) ? 'hidden' : 'open';
  const reasons = useReviewReasons(state === 'hidden' ? undefined : item);
  const model = useCall('model.show', item === undefined ? null : { ref: item.prediction.modelRef }, ['models']);
  const features = model.state === 'ready' ? model.value.model.spec.features : [];
  const detail = item === undefined ? null : words.detail(item, findAnswered(answered, item.prediction.id), features);
  return (
    <ReviewView
      items={items.map((each) => words.listItem(each, isHidden(each, answered)))}
      filter={filter}
      counts={{ waiting, answered: answered.length }}
      onFilter={show}
      chosen={item?.prediction.id ?? null}
      onChoose={choose}
      agreement={agreement}
      detail={
        item && state && detail
          ? {
              ...detail,
              reasons,
              answered: state === 'revealed' ? null : detail.answered,
              hidden: state === 'hidden',
              place: at < 0 ? null : { at: at + 1, of: total },
              more: answering.error && <Failed error={answering.error} />,
              answers: (
                <ReviewAnswers
                  key={item.prediction.id}
                  item={item}
                  state={state}
                  says={words.says(item)}
                  other={words.other(item)}
                  given={detail.answered}
                  onAnswer={(answer) => answering.give(item, answer)}
                  onMove={move}
                />
              ),
            }
          : null
      }
    />
  );
}
