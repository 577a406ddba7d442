import { expect, test } from 'vitest';
import { searchModels, type SearchedModel } from '../../../shared/domain/search-models.ts';

const plain: Omit<SearchedModel, 'ref'> = {
  aliases: [],
  tags: {},
  note: null,
  datasetRef: null,
  source: { kind: 'file', name: 'model.onnx' },
  metrics: {},
  recall: null,
  spec: {
    task: 'binary',
    target: 'state',
    classes: [],
    positiveClass: null,
    inputs: [],
    outputs: [],
    features: [],
  },
  ofModel: { tags: {}, note: null },
};

const models: readonly SearchedModel[] = [
  { ...plain, ref: 'referral@2', aliases: ['champion'], metrics: { auc: 0.91 }, datasetRef: 'screening@14' },
  { ...plain, ref: 'referral@1', tags: { site: 'Busiu', stage: 'old' }, metrics: { auc: 0.8, logLoss: 0.4 } },
  { ...plain, ref: 'yield@1', note: 'Weigh again first.', ofModel: { tags: { owner: 'Site office' }, note: null } },
];

test.each([
  ['', ['referral@2', 'referral@1', 'yield@1']],
  ['REFERRAL', ['referral@2', 'referral@1']],
  ['referral@1', ['referral@1']],
  ['@champ', ['referral@2']],
  ['site=busiu', ['referral@1']],
  ['site=', ['referral@1']],
  ['site', ['referral@1', 'yield@1']],
  ['owner=site', ['yield@1']],
  ['weigh first', ['yield@1']],
  ['weigh never', []],
  ['screening', ['referral@2']],
  ['auc>0.85', ['referral@2']],
  ['auc<=0.8 stage', ['referral@1']],
  ['logloss<0.5', ['referral@1']],
  ['rmse<5', []],
])('"%s" finds %j', (search, expected) => {
  expect(searchModels(models, search).map(({ ref }) => ref)).toEqual(expected);
});
