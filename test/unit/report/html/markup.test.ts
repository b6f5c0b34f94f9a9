/** What is put into HTML stays text, unless it is HTML. */
import { expect, test } from 'vitest';
import { html } from '../../../../src/report/html/markup.ts';
import { linkFile, linkPlace } from '../../../../src/report/html/links.ts';

test('texts are escaped, in elements and in attributes', () => {
  const evil = `<b onclick="x">'&`;
  expect(html`<p title="${evil}">${evil}</p>`.markup).toBe(
    '<p title="&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;">&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;</p>',
  );
});
test('HTML goes into HTML as it is; lists are joined, null and false leave nothing', () => {
  const items = ['a', 'b<'].map((text) => html`<li>${text}</li>`);
  expect(html`${items}${null}${false}${0}`.markup).toBe('<li>a</li><li>b&lt;</li>0');
});
test('a place is linked from where the report lies', () => {
  const place = { file: 'docs/a b#c.md', line: 3, column: 1 };
  expect(linkPlace('../', place).markup).toBe(
    '<a href="./../docs/a%20b%23c.md#L3"><code>docs/a b#c.md:3</code></a>',
  );
  expect(linkPlace(null, place).markup).toBe('<code>docs/a b#c.md:3</code>');
});
test.each([
  ['javascript:alert(1)', './javascript%3Aalert(1)'],
  ['//example.org/x', './//example.org/x'],
  ['" onclick="x', './%22%20onclick%3D%22x'],
])('a file called %s is only a file', (file, address) => {
  expect(linkFile('', file, 'it').markup).toBe(`<a href="${address}"><code>it</code></a>`);
});
test('a file whose name hides something is not linked', () => {
  expect(linkFile('', 'a\u202eb\ud800', 'it').markup).toBe('<code>it</code>');
});
