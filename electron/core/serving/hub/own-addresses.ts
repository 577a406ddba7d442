import { networkInterfaces } from 'node:os';
import type { HubAddress } from '../../../../shared/hub.ts';

/** Addresses of this laptop that something else can reach, and last the one that only this laptop can. */
export function ownAddresses(): readonly HubAddress[] {
  const all = Object.entries(networkInterfaces()).flatMap(([network, addresses]) =>
    (addresses ?? [])
      .filter(({ family }) => family === 'IPv4') // phones are told an address that a person can type
      .map(({ address, internal }) => ({ network, address, internal })),
  );
  return [...all.filter(({ internal }) => !internal), ...all.filter(({ internal }) => internal)].map(
    ({ network, address }) => ({ network, address }),
  );
}
