import type { DeclaredGuards, FiredGuard, GuardKind, GuardResponse } from '../../shared/guards.ts';
import type { Prediction } from '../../shared/prediction.ts';
import type { RuleDecision } from '../../shared/record.ts';
import { count, figure, timeOf } from './figures.ts';

const kinds: Readonly<Record<GuardKind, string>> = {
  missing: 'a value is missing',
  unit: 'another unit is likely',
  range: 'out of range',
  unlike: 'rare in training',
};

const responses: Readonly<Record<GuardResponse, string>> = {
  flag: 'say so',
  ask: 'ask a person first',
  rule: 'the written rule decides',
};

function why({ guard, column, reason, limit, meant }: FiredGuard, input: Prediction['input']): string {
  const value = input[column] ?? '';
  if (guard === 'missing') return `${column} has no value`;
  if (guard === 'unlike') return `${column} ${value} is rare in training`;
  const beyond =
    limit === undefined ? `training never saw ${column} ${value}` : `${column} ${value} is ${reason} ${limit}`;
  if (meant === undefined) return beyond;
  const from = meant.from === null ? 'with its point elsewhere' : `if it is in ${meant.from}`;
  return `${beyond}; ${from} it would be ${figure(meant.value)}`;
}

const became = ({ guard, response, confirmed, column }: FiredGuard): string => {
  if (confirmed) return 'confirmed';
  if (response === 'ask' && guard === 'missing') return 'give it, or take the answer with care';
  if (response === 'ask') return `look at it again, and say --confirmed ${column} where it is right`;
  return response === 'rule' ? 'the written rule decides' : 'take it with care';
};

/** The command line's words about guards at prediction. */
export const guardsEnglish = {
  fired: (fired: FiredGuard, input: Prediction['input']) => `${why(fired, input)}: ${became(fired)}`,
  ruleDecided: ({ rule, answer }: RuleDecision) =>
    `${answer ?? 'undecided'}, says the written rule ${rule}, because a value looks wrong`,
  declared: ({ policy, declared, hasRule, days, predictions, counts }: DeclaredGuards) => [
    declared === null
      ? 'Nobody changed what is done where a value looks wrong'
      : `As ${declared.actorName} said on ${timeOf(declared.atMs)}`,
    ...Object.entries(policy).map(
      ([guard, response]) => `  ${kinds[guard as GuardKind]} (${guard}): ${responses[response]}`, // keys of the policy
    ),
    ...(hasRule ? [] : ['  there is no written rule to fall back to']),
    `${count(predictions)} single predictions in ${days} days`,
    ...counts.map(
      ({ guard, response, predictions: fired, confirmed }) =>
        `  ${kinds[guard]}: ${count(fired)} (${response}${confirmed === 0 ? '' : `, ${count(confirmed)} confirmed`})`,
    ),
  ],
  unknownGuard: (name: string) => ({
    message: `There is no guard "${name}".`,
    hint: `They are ${Object.keys(kinds).join(', ')}: --when range=ask,unit=rule.`,
  }),
} as const;
