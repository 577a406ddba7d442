import { listSearches } from '../actions/list-searches.ts';
import { searchModel } from '../actions/search-model.ts';
import type { searchCalls } from '../../../shared/calls/search-calls.ts';
import type { HandlersOf } from '../door.ts';

export const searchHandlers: HandlersOf<typeof searchCalls> = {
  'model.search': searchModel,
  'search.list': listSearches,
};
