import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeError, maskSecrets } from '../src/create-log.ts';

describe('secrets never reach the log', () => {
  test.each([
    { what: 'a bot token', text: 'token xoxb-12-34-abcDEF failed' },
    { what: 'an app-level token', text: 'xapp-1-A0-123-abcdef0123' },
    { what: 'a token with a line break inside', text: 'xoxb-12-34\\nabcDEF' },
    { what: 'a bearer token', text: 'Authorization: Bearer abc.def-ghi_jkl' },
    { what: 'a JWT', text: 'got eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln' },
    { what: 'a JWT that was cut', text: 'got eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4c2ln' },
  ])('$what', ({ text }) => {
    const masked = maskSecrets(text);
    expect(masked).toContain('***');
    expect(masked).not.toMatch(/abcDEF|abcdef0123|def-ghi|c2ln/);
  });

  test('an error is told by name, message and code, without what hangs on it', () => {
    const error = Object.assign(new TypeError('no route with xoxb-1-secret'), {
      code: 'E_NO_ROUTE',
      request: { headers: { authorization: 'Bearer secret' } },
    });
    const described = describeError(error);
    expect(described).toMatchObject({ name: 'TypeError', message: 'no route with ***', code: 'E_NO_ROUTE' });
    expect(JSON.stringify(described)).not.toContain('secret');
  });

  test.each(['a string', null, undefined, Object.freeze({ a: 1 }), 5])('whatever is thrown is told: %j', (thrown) => {
    expect(describeError(thrown)).toHaveProperty('message');
  });
});

test('a line of the log is JSON, without the secrets of the configuration', () => {
  const file = fileURLToPath(new URL('../src/create-log.ts', import.meta.url));
  const script = `import { createLog } from ${JSON.stringify(file)};
    createLog('info', ['my-signing-secret']).info({ codes: ['0x80cf0016'], error: new Error('bad my-signing-secret') }, 'answered');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toMatchObject({
    level: 'info',
    codes: ['0x80cf0016'],
    msg: 'answered',
    error: { message: 'bad ***' },
  });
});
