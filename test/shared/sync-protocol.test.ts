import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  healthText,
  PackedPush,
  PullReply,
  PullRequest,
  PushRefusal,
  PushReply,
  PushRequest,
  receiptText,
  ServerHealth,
  ServerRefusal,
  SYNC_PROTOCOL,
} from '../../shared/sync-protocol.ts';

const shapes = { ServerHealth, PushRequest, PackedPush, PushReply, PushRefusal, PullRequest, PullReply, ServerRefusal };

test('the shapes on the wire are those of this protocol: raise SYNC_PROTOCOL whenever this hash has to change', () => {
  const schemas = Object.entries(shapes).map(([name, shape]) => [name, z.toJSONSchema(shape)]);
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  expect({ proto: SYNC_PROTOCOL, hash }).toEqual({ proto: 3, hash: 'aa467c7acd195674' });
});

test('what is signed is canonical: keys in order, nothing between them', () => {
  const reply = {
    serverId: 's',
    serverTime: 2,
    results: [{ id: 1, opUuid: 'o', status: 'stored' as const, reason: null }],
    lastMutationId: 1,
    epoch: 1,
    clientId: 'c',
  };
  expect(receiptText(reply, 'r')).toBe(
    '{"clientId":"c","epoch":1,"lastMutationId":1,"receiptId":"r","results":[{"id":1,"opUuid":"o","reason":null,"status":"stored"}],"serverId":"s","serverTime":2}',
  );
  const health = { serverTime: 2, challenge: '2.x', publicKey: 'k', serverId: 's', proto: 2 };
  expect(healthText(health, 'n')).toBe(
    '{"challenge":"2.x","nonce":"n","proto":2,"publicKey":"k","serverId":"s","serverTime":2}',
  );
});
