import { expect, test } from 'vitest';
import { parseHostHeader } from '../../../../src/verify/fetching/host-headers.ts';

const env = { API_TOKEN: 'Bearer é', EMPTY: '', LINES: 'a\r\nHost: b', WIDE: '€', NUL: '\0' };
const form = 'it is not HOST[:PORT]=NAME:VARIABLE, as in api.example.org=Authorization:API_TOKEN';

test.each<[string, unknown]>([
  [
    'API.example.org=Authorization:API_TOKEN',
    { host: { name: 'api.example.org', port: null }, name: 'Authorization', value: 'Bearer é' },
  ],
  ['[::1]:81=X-A:API_TOKEN', { host: { name: '::1', port: 81 }, name: 'X-A', value: 'Bearer é' }],
  ['api.example.org', form],
  ['api.example.org=Authorization', form],
  ['api.example.org=Authorization:', form],
  ['=Authorization:API_TOKEN', form],
  ['https://api.example.org=Authorization:API_TOKEN', form],
  ['a.org=:API_TOKEN', "the header for a.org has a name that can't be sent"],
  ['a.org=A B:API_TOKEN', "the header for a.org has a name that can't be sent"],
  ['a.org=A\n:API_TOKEN', "the header for a.org has a name that can't be sent"],
  ['a.org=Host:API_TOKEN', "the header for a.org has a name that can't be sent"],
  ['a.org=Content-Length:API_TOKEN', "the header for a.org has a name that can't be sent"],
  ['a.org=A:s3cret', 'the environment variable for A of a.org is not set'],
  ['a.org=A:toString', 'the environment variable for A of a.org is not set'],
  ['a.org=A:API_TOKENS', 'the environment variable API_TOKENS, for A of a.org is not set'],
  ['a.org=A:EMPTY', 'the environment variable EMPTY, for A of a.org is empty'],
  ...['LINES', 'WIDE', 'NUL'].map((variable): [string, string] => [
    `a.org=A:${variable}`,
    `the environment variable ${variable}, for A of a.org has line ends, or other characters that can't be sent`,
  ]),
])('--header-from-env %j', (text, expected) => {
  expect(parseHostHeader(text, env)).toEqual(expected);
});
