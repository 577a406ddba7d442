import { z } from 'zod';

/** A port that servers of the household, the central one among them, do not have. */
export const HUB_PORT = 8718;

/** Where phones could reach this laptop: the network's name to the system, and the laptop's address in it. */
export const HubAddress = z.object({ network: z.string(), address: z.string() });
export type HubAddress = z.infer<typeof HubAddress>;

/** One request of a phone, for the person to look at. */
export const HubRequest = z.object({
  atMs: z.int(),
  from: z.string(),
  /** What the person at the phone calls themselves; null before the password was right. */
  user: z.string().nullable(),
  what: z.string(),
  status: z.int(),
  /** Why it was refused, or what became of it. */
  said: z.string(),
});
export type HubRequest = z.infer<typeof HubRequest>;

export const HubStatus = z.object({
  /** `waiting`: it is to be on whenever its address is there, and that is not so now. */
  state: z.enum(['off', 'on', 'waiting']),
  /** What is typed into the phones as the server's URL. */
  url: z.string().nullable(),
  /** The password for the phones; null before the first start. */
  token: z.string().nullable(),
  /** Whether it is on again after a restart. */
  always: z.boolean(),
  projectName: z.string().nullable(),
  addresses: z.array(HubAddress),
  /** Records taken in since it was started. */
  received: z.int(),
  /** The newest first. */
  requests: z.array(HubRequest),
});
export type HubStatus = z.infer<typeof HubStatus>;

/** Where the hub is to listen, for which project and with which password. */
export type HubStart = {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  readonly projectName: string;
};

/** What a hub that is on says of itself. */
export type RunningHub = {
  readonly url: string;
  readonly projectName: string;
  readonly received: number;
  readonly requests: readonly HubRequest[];
};
