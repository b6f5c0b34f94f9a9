import { describe, expect, test } from 'vitest';
import { newFolder } from '../../kit/new-folder.ts';
import { told } from './fixture.ts';

const suite = (cases: string, named = ''): string => `<testsuite${named}>${cases}</testsuite>`;
const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}="1"`).join(' ');

describe('junit', () => {
  test.each<[name: string, xml: string, told: string, min?: number]>([
    ['two', suite('<testcase/><testcase name="b"></testcase>'), 'holds: 2 tests ran, none failed'],
    ['nested', `<testsuites>${suite(suite('<testcase/>'))}</testsuites>`, 'holds: 1 test ran, none failed'],
    [
      'declared',
      `<?xml version="1.0" encoding="UTF-8"?>\n${suite('<testcase/>')}`,
      'holds: 1 test ran, none failed',
    ],
    ['enough', suite('<testcase/><testcase/>'), 'holds: 2 tests ran, none failed', 2],
    ['few', suite('<testcase/><testcase/>'), 'fails: 2 tests ran, 3 are asked', 3],
    ['none', suite('', ' tests="5"'), 'fails: 0 tests ran, 1 are asked'],
    ['failure', suite('<testcase><failure/></testcase><testcase/>'), 'fails: 2 tests ran, 1 failed'],
    ['error', suite('<testcase><error>x</error></testcase>'), 'fails: 1 test ran, 1 failed'],
    ['both in one', suite('<testcase><failure/><error/></testcase>'), 'fails: 1 test ran, 1 failed'],
    [
      'failed though skipped',
      suite('<testcase><skipped/><failure/></testcase>'),
      'fails: 1 test ran, 1 failed',
    ],
    ['of a suite', suite('<testcase/><error/>'), 'fails: 1 test ran, 1 failed'],
    ['told only', suite('<testcase/>', ' failures="2"'), 'fails: 1 test ran, 2 failed'],
    [
      'told by errors',
      `<testsuites errors="1">${suite('<testcase/>')}</testsuites>`,
      'fails: 1 test ran, 1 failed',
    ],
    ['told as none', suite('<testcase/>', ' failures="0" errors="x"'), 'holds: 1 test ran, none failed'],
    ['skipped', suite('<testcase><skipped/></testcase><testcase/>'), 'holds: 1 test ran, none failed'],
    ['skipped suite', suite('<skipped/><testcase/>'), 'holds: 1 test ran, none failed'],
    ['all skipped', suite('<testcase><skipped/></testcase>'), 'fails: 0 tests ran, 1 are asked'],
    [
      'not run',
      suite('<testcase status="notrun"/><testcase status="Disabled"/>'),
      'fails: 0 tests ran, 1 are asked',
    ],
    ['run', suite('<testcase status="run"/>'), 'holds: 1 test ran, none failed'],
    [
      'a word',
      suite('<testcase><system-out>&lt;failure/&gt; <![CDATA[<failure/>]]></system-out></testcase>'),
      'holds: 1 test ran, none failed',
    ],
    [
      'deeper',
      suite('<testcase><properties><failure/></properties></testcase>'),
      'holds: 1 test ran, none failed',
    ],
    ['another root', `<html>${suite('<testcase/>')}</html>`, 'fails: is no JUnit report'],
    ['a failure alone', '<failure/>', 'fails: is no JUnit report'],
    ['unclosed', '<testsuite><testcase>', 'unverified: is not well-formed XML'],
    ['blank', '', 'unverified: is not well-formed XML'],
    ['text', 'no XML', 'unverified: is not well-formed XML'],
    ['twice an attribute', suite('<testcase a="1" a="2"/>'), 'unverified: is not well-formed XML'],
    [
      'an entity of its own',
      `<!DOCTYPE testsuite [<!ENTITY e SYSTEM "file:///etc/passwd">]>${suite('<testcase>&e;</testcase>')}`,
      'unverified: is not well-formed XML',
    ],
    [
      'a bomb',
      `<!DOCTYPE testsuite [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>${suite('<testcase n="&b;"/>')}`,
      'unverified: is not well-formed XML',
    ],
    ['XML’s five', suite('<testcase name="&lt;&gt;&amp;&quot;&apos;"/>'), 'holds: 1 test ran, none failed'],
    [
      'deeply nested',
      suite(`${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}<testcase/>`),
      'unverified: is too deeply nested',
    ],
    [
      'as many attributes as are read',
      suite(`<testcase ${attributes(1000)}/><testcase ${attributes(1000)}/>`),
      'holds: 2 tests ran, none failed',
    ],
    [
      'one attribute more',
      suite(`<testcase ${attributes(1001)}/>`),
      'unverified: has an element of more than 1000 attributes',
    ],
  ])('%s', async (_, xml, expected, min) => {
    const root = newFolder({ 'r.xml': xml });
    expect(await told(root, { junit: 'r.xml', ...(min === undefined ? {} : { min_tests: min }) })).toBe(
      expected,
    );
  });

  test('the file itself', async () => {
    const root = newFolder({
      'latin.xml': Buffer.from('<testsuite name="\xe9"><testcase/></testsuite>', 'latin1'),
    });
    expect(await told(root, { junit: 'missing.xml' })).toBe('fails: is not there');
    expect(await told(root, { junit: 'latin.xml' })).toBe('unverified: is not UTF-8 text');
  });
});
