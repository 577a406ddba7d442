import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LineageGraph } from '../../../../shared/lineage.ts';
import type { ModelCard } from '../../../../shared/model-card.ts';
import { PACKAGE_FORMAT, type PackageHead } from '../../../../shared/package.ts';
import type { Profile } from '../../../../shared/profile.ts';
import { cardMarkdown } from '../card/card-markdown.ts';
import type { ZipMember } from '../zip/write-zip.ts';
import { describeBom } from './describe-bom.ts';
import { mlflowMembers } from './describe-mlmodel.ts';
import { packageNames } from './package-names.ts';

export type PackageFacts = {
  readonly card: ModelCard;
  readonly reference: Profile | null;
  /** What the version came of, and itself. */
  readonly lineage: LineageGraph;
};

/** All files of a package but the model, its checksums and the signature. The same facts give the same bytes. */
export function packMembers({ card, reference, lineage }: PackageFacts): readonly ZipMember[] {
  const { model, spec, threshold, metrics, run, deployments } = card;
  const { id, name, version, sha256 } = model;
  const head: PackageHead = { format: PACKAGE_FORMAT, id, name, version, sha256 };
  const outcome = run?.outcome ?? null;
  const [deployment] = deployments;
  return [
    ...mlflowMembers(card),
    json(packageNames.head, head),
    json(packageNames.card, card),
    { name: packageNames.cardText, bytes: Buffer.from(cardMarkdown(card)) },
    json(packageNames.schema, { ...spec, threshold }),
    json(packageNames.metrics, {
      metrics,
      intervals: outcome?.intervals ?? {},
      slices: outcome?.slices ?? [],
      heldOutRows: outcome?.heldOutRows ?? null,
    }),
    json(packageNames.lineage, lineage),
    json(packageNames.bom, describeBom(card)),
    ...(reference === null ? [] : [json(packageNames.reference, reference)]),
    ...(card.tests === null ? [] : [json(packageNames.tests, card.tests)]),
    ...(deployment === undefined ? [] : [json(packageNames.operatingPoint, deployment)]),
  ];
}

/** RFC 8785, as all that is signed here. */
const json = (name: string, value: unknown): ZipMember => ({ name, bytes: Buffer.from(canonicalize(value) ?? '') });

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The sums of all members as `sha256sum --check` reads them. */
export const sumMembers = (members: readonly ZipMember[]): ZipMember => ({
  name: packageNames.checksums,
  bytes: Buffer.from(
    inOrder(members)
      .map(({ name, bytes }) => `${hashOf(bytes)}  ${name}\n`)
      .join(''),
  ),
});

/** By name in code units: the one order in which a package is written. */
export const inOrder = (members: readonly ZipMember[]): readonly ZipMember[] =>
  members.toSorted((a, b) => (a.name < b.name ? -1 : 1));
