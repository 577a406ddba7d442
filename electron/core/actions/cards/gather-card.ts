import { ModelCard, type CardRevision } from '../../../../shared/model-card.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { packageNames } from '../../files/package/package-names.ts';
import { allAlerts } from '../../store/alerts.ts';
import { cardRevisions } from '../../store/card-revisions.ts';
import { modelMoves } from '../../store/alias-moves.ts';
import { modelIdByName } from '../../store/models.ts';
import { packageMember } from '../../store/package-members.ts';
import { requireProject } from '../../store/projects.ts';
import { findRun } from '../../store/runs.ts';
import { reportsOf } from '../../store/test-reports.ts';
import type { Context } from '../context.ts';
import { describeCardData } from './describe-card-data.ts';

type Knowing = Pick<Context, 'store' | 'projectId' | 'version'>;

/**
 * All that this home knows of a version. Of one that came in a package it is what stood there, with what was said, found
 * and decided here since: where nothing was, the two are equal.
 */
export function gatherCard(home: Knowing, version: ModelVersion): ModelCard {
  const here = { deployments: deploymentsOf(home, version), drift: driftOf(home, version) };
  const tested = reportsOf(home.store, version.id, 1)[0] ?? null;
  const brought = broughtCard(home, version);
  const revisions = cardRevisions(home.store, home.projectId, version.name);
  if (brought === null) return { ...ownCard(home, version), ...here, tests: tested, text: revisions[0] ?? null };
  return {
    ...brought,
    deployments: [...here.deployments, ...brought.deployments],
    drift: [...here.drift, ...brought.drift],
    text: newerText(revisions[0], version) ?? brought.text,
    recall: version.recall ?? brought.recall,
    tests: tested ?? brought.tests,
  };
}

/** The card in the package that the version came in; null where it came in none. */
export function broughtCard({ store }: Pick<Knowing, 'store'>, { id }: ModelVersion): ModelCard | null {
  const bytes = packageMember(store, id, packageNames.card);
  return bytes === null ? null : ModelCard.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** What was written here of versions before speaks of them, not of one that came later with words of its own. */
const newerText = (revision: CardRevision | undefined, { createdAtMs }: ModelVersion): CardRevision | null =>
  revision !== undefined && revision.writtenAtMs > createdAtMs ? revision : null;

function ownCard(home: Knowing, version: ModelVersion): Omit<ModelCard, 'deployments' | 'drift' | 'tests' | 'text'> {
  const { store, projectId } = home;
  const { id, name, sha256, sizeBytes, createdAtMs, actorName, spec, threshold, metrics } = version;
  const project = requireProject(store, projectId);
  const run = version.runId === null ? null : findRun(store, projectId, version.runId);
  return {
    model: {
      id,
      name,
      version: version.version,
      sha256,
      sizeBytes,
      createdAtMs,
      madeBy: actorName,
      madeWith: `Fieldloop ${String(run?.environment['fieldloop'] ?? home.version)}`,
      projectName: project.name,
    },
    isPractice: project.definition.noticeKey !== undefined,
    spec,
    threshold,
    metrics,
    recall: version.recall,
    data: run === null ? null : describeCardData(store, projectId, run),
    run,
  };
}

const deploymentsOf = ({ store, projectId }: Knowing, { id, name }: ModelVersion): ModelCard['deployments'] =>
  modelMoves(store, modelIdByName(store, projectId, name) ?? '').filter(
    ({ modelVersionId, kind }) => modelVersionId === id && kind !== 'removal',
  );

const driftOf = ({ store, projectId }: Knowing, { ref }: ModelVersion): ModelCard['drift'] =>
  allAlerts(store, projectId)
    .filter(({ modelRef }) => modelRef === ref)
    .map(({ id, finding, raisedAtMs, acknowledgedAtMs, reason }) => ({
      id,
      finding,
      raisedAtMs,
      acknowledgedAtMs,
      reason,
    }));
