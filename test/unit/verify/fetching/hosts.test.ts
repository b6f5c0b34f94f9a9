import { expect, test } from 'vitest';
import { parseHost } from '../../../../src/verify/fetching/hosts.ts';

test.each<[string, string, number | null]>([
  ['example.org', 'example.org', null],
  ['API.Example.org.', 'api.example.org', null],
  ['localhost:8080', 'localhost', 8080],
  ['my_host-1:1', 'my_host-1', 1],
  ['example.org.:65535', 'example.org', 65_535],
  ['bücher.example', 'xn--bcher-kva.example', null],
  ['127.0.0.1:80', '127.0.0.1', 80],
  ['0x7f000001', '127.0.0.1', null],
  ['[::1]', '::1', null],
  ['[2001:DB8::0:1]:443', '2001:db8::1', 443],
  ['[::ffff:127.0.0.1]', '::ffff:7f00:1', null],
])('the host %s', (text, name, port) => {
  expect(parseHost(text)).toEqual({ name, port });
});

test.each([
  '',
  '.',
  ':80',
  'example.org:',
  'example.org:0',
  'example.org:080',
  'example.org:65536',
  'example.org:http',
  'example.org:80:80',
  'a..b',
  '.a',
  '*.example.org',
  'http://example.org',
  'example.org/path',
  'user@example.org',
  'a b',
  'a,b',
  'a%62',
  '::1',
  '[::1',
  '[::1].',
  '[]',
  '[fe80::1%lo]',
  '[example.org]',
  '1.2.3.4.5',
  '256.0.0.1',
  '$(reboot)',
])('no host: %j', (text) => {
  expect(parseHost(text)).toBe(null);
});
