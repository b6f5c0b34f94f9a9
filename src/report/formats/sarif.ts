/** SARIF 2.1.0: what code scanning shows, in GitHub, in editors and elsewhere. */
import { escapePath } from '../uri.ts';
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { RULES, type Level, type Rule, type RuleId } from '../../diagnostics/catalog.ts';
import { escapeText } from '../escape.ts';
import { NOT_JUDGED } from '../exit-code.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import type { Finding, Place, Report } from '../report.ts';
import { jsonText } from './json-text.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** The usual name of the repository's top, which every reader knows where it is. */
const ROOT = '%SRCROOT%';
const RULE_IDS = Object.keys(RULES) as RuleId[];
/** How GitHub calls levels of rules that are not about security. */
const SEVERITIES: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};

/**
 * The findings as a SARIF log. All rules are in it, those of no finding, too: GitHub asks that two logs of a tool differ
 * in their results only.
 */
export function renderSarif({ tool, findings, summary, asOf, simulated }: Report): string {
  const { exitCode } = summary;
  const fingerprints = fingerprintsOf(findings);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            rules: RULE_IDS.map((id) => ruleOf(id, RULES[id])),
          },
        },
        invocations: [{ executionSuccessful: exitCode !== NOT_JUDGED, exitCode }],
        originalUriBaseIds: { [ROOT]: { description: { text: "The top of the roadmap's repository." } } },
        columnKind: 'utf16CodeUnits',
        properties: { asOf, simulated },
        results: findings.map((finding, index) => resultOf(finding, fingerprints[index]!)),
      },
    ],
  };
  return jsonText(log);
}

function ruleOf(id: RuleId, { level, title, why, fix }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${why}` },
    help: {
      text: `${title}.\n\nWhy it matters: ${why}\n\nHow to fix it: ${fix}`,
      markdown: `**${title}.**\n\n**Why it matters:** ${inMarkdown(why)}\n\n**How to fix it:** ${inMarkdown(fix)}`,
    },
    defaultConfiguration: { level },
    properties: { tags: ['roadmap'], precision: 'very-high', 'problem.severity': SEVERITIES[level] },
  };
}

function resultOf({ rule, level, message, hint, at }: Finding, fingerprint: string): Result {
  return {
    ruleId: rule,
    ruleIndex: RULE_IDS.indexOf(rule),
    level,
    message: { text: `${withoutLinks(escapeText(message))}\n-> ${withoutLinks(escapeText(hint))}` },
    locations: [locationOf(at)],
    // Not GitHub's primaryLocationLineHash: its upload action works that out of the file, and warns of any other one.
    partialFingerprints: { 'agentopsFinding/v1': fingerprint },
  };
}

function locationOf({ file, line, column, endLine }: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: uriOf(file),
      region: { startLine: line, startColumn: column, ...(endLine && { endLine }) },
    },
  };
}

/** Only a roadmap that was asked for and is not there has a path from the file system's top on. */
function uriOf(file: string): { uri: string; uriBaseId?: string } {
  const uri = escapePath(file);
  return uri.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: ROOT };
}

/** SARIF's messages may hold links, written as in Markdown; what would be one is escaped as it says. */
function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^[\]]*)\](?=\()/g, '\\[$1\\]');
}

/** The catalogue's texts show markup as it is written; only what GitHub would take for HTML needs its back-ticks. */
function inMarkdown(text: string): string {
  return text.replaceAll(/<!--.*?-->/g, '`$&`');
}
