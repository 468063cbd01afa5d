import { expect, test } from 'vitest';
import { toJson } from '../../src/teams/to-json.ts';

const attachments = [{ contentType: 'x', content: { text: '"attachments":[]}' } }];
test.each([
  {},
  { text: 'a' },
  { attachments: [] },
  { attachments, text: '"attachments":[]}' },
  { text: '$& $1', attachments },
  { attachments, nested: { attachments: [] } },
  { nested: [{ attachments: [] }] },
])('%j is written as JSON.stringify writes it, also the second time', (activity) => {
  for (let count = 0; count < 2; count += 1) expect(JSON.parse(toJson(activity))).toEqual(activity);
});
