import { createPrivateKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  formatBytes,
  formatParameters,
  parseBytes,
  parseParameters,
  signatureBase,
} from '../../shared/request-signature.ts';

test('the base and its signature are those of the Ed25519 example of RFC 9421, appendix B.2.6', () => {
  const parameters =
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
  const base = signatureBase(
    [
      ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
      ['@method', 'POST'],
      ['@path', '/foo'],
      ['@authority', 'example.com'],
      ['content-type', 'application/json'],
      ['content-length', '18'],
    ],
    parameters,
  );
  const der = Buffer.from('MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF', 'base64');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  expect(sign(null, Buffer.from(base), key).toString('base64')).toBe(
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
  );
});

const parameters = { created: 1_700_000_000, nonce: '1700000000000.abc-_', keyId: 'MCow+/==' };

test.each([1_700_000_000, 0, -300_000_000, 2_000_000_000])(
  'parameters made at %i read back as they were',
  (created) => {
    expect(parseParameters(formatParameters({ ...parameters, created }))).toEqual({ ...parameters, created });
  },
);

test.each([
  ['another algorithm', formatParameters(parameters).replace('ed25519', 'rsa-v1_5-sha256')],
  ['fewer components', formatParameters(parameters).replace('"content-digest" ', '')],
  ['something after the end', `${formatParameters(parameters)};tag="x"`],
  ['a second line', `${formatParameters(parameters)}\n`],
  ['no nonce', formatParameters({ ...parameters, nonce: '' })],
])('parameters with %s are of another profile', (_what, text) => {
  expect(parseParameters(text)).toBeNull();
});

test('bytes read back under their own key only', () => {
  expect(parseBytes('sha-256', formatBytes('sha-256', 'QUJD'))).toBe('QUJD');
  expect(parseBytes('sha-512', formatBytes('sha-256', 'QUJD'))).toBeNull();
  expect(parseBytes('sha-256', 'sha-256=:QU JD:')).toBeNull();
});
