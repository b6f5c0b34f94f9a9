import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'junit2json';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { readReport } from '../../../../src/verify/junit-report.ts';
import { makeSample, render, SAMPLES } from './samples.ts';

const SCHEMA = readFileSync(path.join(import.meta.dirname, 'junit.xsd'), 'utf8');

describe.each(SAMPLES)('%s', (name) => {
  let xml: string;
  let exitCode: number;
  beforeAll(async () => {
    const { input } = await makeSample(name);
    ({ exitCode } = input.report.summary);
    xml = await render('junit', input);
  });

  test('libxml2 finds it valid', async () => {
    const { errors } = await validateXML({ xml, schema: SCHEMA });
    expect(errors).toEqual([]);
  });
  test('another parser reads what its totals say, and fails it by the exit code', async () => {
    const read = await parse(xml);
    const suites = read && 'testsuite' in read ? (read.testsuite ?? []) : [];
    expect(suites.length).toBeGreaterThan(0);
    for (const suite of suites) {
      const cases = suite.testcase ?? [];
      expect({
        tests: suite.tests,
        failures: suite.failures,
        errors: suite.errors,
        skipped: suite.skipped,
      }).toEqual({
        tests: cases.length,
        failures: cases.filter((one) => one.failure).length,
        errors: cases.filter((one) => one.error).length,
        skipped: cases.filter((one) => one.skipped).length,
      });
    }
    const wrong = suites.reduce((sum, { failures, errors }) => sum + (failures ?? 0) + (errors ?? 0), 0);
    expect(wrong > 0).toBe(exitCode !== 0);
    expect(suites.some(({ errors }) => (errors ?? 0) > 0)).toBe(exitCode === 2);
  });
  test('the proof kind junit reads it, too', async () => {
    expect(await readReport(xml)).toMatchObject({ failed: exitCode === 0 ? 0 : expect.any(Number) });
    expect(((await readReport(xml)) as { failed: number }).failed > 0).toBe(exitCode !== 0);
  });
});

test('a gate is a suite, and a criterion a case', async () => {
  const xml = await render('junit', (await makeSample('rich')).input);
  expect(xml.slice(0, xml.indexOf('</testsuite>'))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite id="0" name="Start" package="start" timestamp="2026-02-20T00:00:00" hostname="localhost" tests="2" failures="0" errors="0" skipped="0" time="0">
        <properties>
          <property name="phase" value="completed"/>
          <property name="gate" value="met"/>
          <property name="window" value="none"/>
          <property name="self-attested" value="plan-read"/>
        </properties>
        <testcase classname="start" name="plan-written" time="0"/>
        <testcase classname="start" name="plan-read" time="0"/>
        <system-out/>
        <system-err/>
      "
  `);
  expect(xml).toContain('<testcase classname="build" name="reviewed" time="0">');
});

test('hostile text is text', async () => {
  const xml = await render('junit', (await makeSample('hostile')).input);
  const read = await parse(xml);
  const suites = read && 'testsuite' in read ? (read.testsuite ?? []) : [];
  const { inner } = suites[1]!.testcase!.find(({ name }) => name === 'b')!.skipped![0] as { inner?: string };
  expect(inner).toContain(
    '<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- &lt;b&gt; &amp; &#60; ]]>',
  );
  expect(inner).toContain('\\x1b[31mred\\x1b]0;title\\x07 \\x9b2J \\x08\\x00 \\u202egnp.exe\\u2066');
  expect(inner).toContain('\\ufffe \\uffff \\ud800 \\udc00');
  expect(xml).not.toMatch(/^\s*::/m);
});

test('what is very long is cut', async () => {
  const { input } = await makeSample('hostile and long');
  expect((await render('junit', input)).length).toBeLessThan(200_000);
});
