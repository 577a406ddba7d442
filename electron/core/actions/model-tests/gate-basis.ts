import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DeclaredSuite } from '../../../../shared/model-tests.ts';
import type { Context } from '../context.ts';
import { servingChampion } from '../scoring/serving-model.ts';
import type { Candidate } from './answer-rows.ts';

/**
 * sha256 over what a report was made of beside the version itself: the suite, the version in use and its limits, and the
 * limits that the version would decide by. A report of another basis says nothing about this promotion.
 */
export function gateBasis({ store, projectId }: Context, declared: DeclaredSuite, candidate: Candidate): string {
  const champion = servingChampion(store, projectId);
  const against = champion === null || champion.model.id === candidate.model.id ? null : champion.deploymentId;
  const { threshold, operatingPoint } = candidate;
  const sites = operatingPoint?.sites.map((each) => ({ site: each.site, threshold: each.threshold })) ?? [];
  // Tripwires judge what a version does, not whether it may begin.
  const suite = Object.fromEntries(Object.entries(declared.suite).filter(([name]) => name !== 'tripwires'));
  const basis = canonicalize({ suite, against, threshold, sites });
  if (basis === undefined) throw new Error('the basis of a gate is not JSON');
  return createHash('sha256').update(basis).digest('hex');
}
