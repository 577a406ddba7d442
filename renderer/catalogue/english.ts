import alerts from './en/alerts.json' with { type: 'json' };
import capture from './en/capture.json' with { type: 'json' };
import card from './en/card.json' with { type: 'json' };
import care from './en/care.json' with { type: 'json' };
import changes from './en/changes.json' with { type: 'json' };
import charts from './en/charts.json' with { type: 'json' };
import data from './en/data.json' with { type: 'json' };
import compare from './en/compare.json' with { type: 'json' };
import derive from './en/derive.json' with { type: 'json' };
import describe from './en/describe.json' with { type: 'json' };
import drift from './en/drift.json' with { type: 'json' };
import fairness from './en/fairness.json' with { type: 'json' };
import firstRun from './en/first-run.json' with { type: 'json' };
import forms from './en/forms.json' with { type: 'json' };
import freeze from './en/freeze.json' with { type: 'json' };
import guards from './en/guards.json' with { type: 'json' };
import images from './en/images.json' with { type: 'json' };
import kept from './en/kept.json' with { type: 'json' };
import learningCurve from './en/learning-curve.json' with { type: 'json' };
import lineage from './en/lineage.json' with { type: 'json' };
import merge from './en/merge.json' with { type: 'json' };
import models from './en/models.json' with { type: 'json' };
import nothingYet from './en/nothing-yet.json' with { type: 'json' };
import operating from './en/operating.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import phones from './en/phones.json' with { type: 'json' };
import photo from './en/photo.json' with { type: 'json' };
import pipelines from './en/pipelines.json' with { type: 'json' };
import place from './en/place.json' with { type: 'json' };
import practice from './en/practice.json' with { type: 'json' };
import programs from './en/programs.json' with { type: 'json' };
import quality from './en/quality.json' with { type: 'json' };
import reasons from './en/reasons.json' with { type: 'json' };
import restore from './en/restore.json' with { type: 'json' };
import review from './en/review.json' with { type: 'json' };
import runs from './en/runs.json' with { type: 'json' };
import search from './en/search.json' with { type: 'json' };
import shadow from './en/shadow.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import slip from './en/slip.json' with { type: 'json' };
import space from './en/space.json' with { type: 'json' };
import subjects from './en/subjects.json' with { type: 'json' };
import suite from './en/suite.json' with { type: 'json' };
import sync from './en/sync.json' with { type: 'json' };
import threads from './en/threads.json' with { type: 'json' };
import today from './en/today.json' with { type: 'json' };
import tripwires from './en/tripwires.json' with { type: 'json' };
import ui from './en/ui.json' with { type: 'json' };
import wizard from './en/wizard.json' with { type: 'json' };

/** One file per feature; a key is the feature and its place in the file, such as `ui.undo`. */
export const english = {
  alerts,
  capture,
  card,
  care,
  changes,
  charts,
  data,
  compare,
  derive,
  describe,
  drift,
  fairness,
  firstRun,
  forms,
  freeze,
  guards,
  images,
  kept,
  learningCurve,
  lineage,
  merge,
  models,
  nothingYet,
  operating,
  people,
  phones,
  photo,
  pipelines,
  place,
  practice,
  programs,
  quality,
  reasons,
  restore,
  review,
  runs,
  search,
  settings,
  shadow,
  shell,
  slip,
  space,
  subjects,
  suite,
  sync,
  threads,
  today,
  tripwires,
  ui,
  wizard,
} as const;
