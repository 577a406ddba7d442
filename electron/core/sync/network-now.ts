import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The networks that this machine is on, taken as one: what a person says of it is kept under `id`. */
export type NetworkNow = { readonly id: string; readonly label: string };

/** Named by its adapters and their subnets, for no system-wide name of a network can be asked without a helper. */
export function networkNow(interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): NetworkNow {
  const adapters = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address, netmask }) => ({ name, subnet: subnetOf(address, netmask) })),
  );
  const names = [...new Set(adapters.map(({ name }) => name))].toSorted();
  const subnets = adapters.map(({ name, subnet }) => `${name} ${subnet}`).toSorted();
  return { id: createHash('sha256').update(subnets.join('\n')).digest('hex').slice(0, 16), label: names.join(', ') };
}

const numbersOf = (address: string): readonly number[] => address.split('.').map(Number);

function subnetOf(address: string, netmask: string): string {
  const mask = numbersOf(netmask);
  // oxlint-disable-next-line no-bitwise -- a subnet is the address under its mask
  return numbersOf(address)
    .map((part, place) => part & (mask[place] ?? 0))
    .join('.');
}

/** Whether a server's address is of this machine or of a private network (RFC 1918, RFC 4193, `.local`). */
export function isLocalServer(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 6) return host === '::1' || /^f[cd]/i.test(host) || /^fe80:/i.test(host);
  if (isIP(host) === 0) return host === 'localhost' || host.endsWith('.local');
  const [first = 0, second = 0] = numbersOf(host);
  return (
    first === 10 || first === 127 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second < 32)
  );
}
