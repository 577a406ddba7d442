import { describe, expect, test } from 'vitest';
import { fileOf } from '../../electron/ipc/app-protocol.ts';

const folder = '/srv/renderer';

describe('the application protocol', () => {
  test('names files inside the folder, and the page where no file is named', () => {
    expect(fileOf('app://fieldloop/', folder)).toBe('/srv/renderer/index.html');
    expect(fileOf('app://fieldloop/assets/main.js', folder)).toBe('/srv/renderer/assets/main.js');
  });

  const ways = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', './../', 'a/../../', '..\\', '%2e%2e%5c', '....//../'];
  const goals = ['etc/passwd', 'package.json', 'main.cjs', '.ssh/id_rsa', '%00index.html'];
  test.each(ways.flatMap((way) => goals.map((goal) => `app://fieldloop/${way.repeat(4)}${goal}`)))(
    'never leads out of the folder: %s',
    (url) => {
      const file = fileOf(url, folder);
      expect(file === null || file.startsWith('/srv/renderer/')).toBe(true);
    },
  );

  test.each([
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'https://fieldloop/index.html',
    'app://fieldloop/%E0%A4%A',
    'app://fieldloop/a%00b',
    'not a url',
  ])('knows nothing of %s', (url) => {
    expect(fileOf(url, folder)).toBeNull();
  });
});
