/**
 * Makes roadmaps of Kubernetes' enhancement proposals (KEPs): a gate for each stage, judged by what the proposal's own
 * files say. A proposal gives one roadmap for each month of its life, as it stood then.
 *
 * The source has a folder for each proposal, with kep.yaml, graduation-criteria.md and maybe prod-readiness.yaml, and
 * timelines.json: the stage, status and milestones of each proposal at every commit that changed one of them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { parse, stringify } from 'yaml';

const STAGES = ['alpha', 'beta', 'stable'];
const PHASES = ['proposal', ...STAGES];
const NAMES = { proposal: 'Proposal', alpha: 'Alpha', beta: 'Beta', stable: 'Stable' };
const READINESS = 'prod-readiness.yaml';
/** What headings call a stage, the last one first: "Alpha -> Beta" leads to Beta. */
const HEADINGS = [
  ['stable', /\bGA\b|\bstable\b/i],
  ['beta', /\bbeta\b/i],
  ['alpha', /\balpha/i],
];

/**
 * Writes roadmaps, each in a folder of its own.
 * @param {number} count how many; fewer when the proposals are not old enough
 * @returns {readonly {name: string, current: string | null}[]} by their names
 */
export function convertKeps(source, target, count) {
  const { keps } = JSON.parse(readFileSync(path.join(source, 'timelines.json'), 'utf8'));
  const last = keps
    .flatMap(({ events }) => events.map(({ date }) => date))
    .sort()
    .at(-1);
  const lives = keps.map((kep) => ({
    proposal: readProposal(path.join(source, kep.kep), kep),
    days: monthsBetween(kep.events[0].date, last),
  }));
  const longest = Math.max(...lives.map(({ days }) => days.length));
  const wanted = Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    lives.flatMap(({ proposal, days }) => (at < days.length ? [{ proposal, day: days[at] }] : [])),
  );
  return wanted
    .slice(0, count)
    .map(({ proposal, day }) => writeRoadmap(target, proposal, day))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readProposal(folder, { kep, events }) {
  const readiness = path.join(folder, READINESS);
  return {
    id: kep,
    events,
    kep: parse(readFileSync(path.join(folder, 'kep.yaml'), 'utf8')),
    asked: readCriteria(readFileSync(path.join(folder, 'graduation-criteria.md'), 'utf8')),
    readiness: existsSync(readiness) ? readFileSync(readiness) : null,
  };
}

/** The last day, and before it the first of each month, the latest first. */
function monthsBetween(first, last) {
  const days = [last];
  let [year, month] = last.split('-').map(Number);
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day < first) return days;
    if (day !== last) days.push(day);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
}

/** The proposal as it stood on a day. */
function writeRoadmap(target, { id, events, kep: latest, asked, readiness }, day) {
  const name = `${id}@${day}`;
  const root = path.join(target, name);
  mkdirSync(path.join(root, 'roadmap'), { recursive: true });
  const now = events.findLast(({ date }) => date <= day);
  const kep = { ...latest, ...now };
  writeFileSync(path.join(root, 'kep.yaml'), stringify(kep));
  if (readiness !== null) writeFileSync(path.join(root, READINESS), readiness);
  const past = events.filter(({ date }) => date <= day);
  const isDone = now.status === 'implemented';
  const reached = isDone ? PHASES.length : indexOf(now);
  const dates = PHASES.map((_, at) =>
    at < reached ? past.find((event) => indexOf(event) > at || event.status === 'implemented').date : null,
  );
  const phases = PHASES.map((phase, at) => {
    const next = PHASES[at + 1] ?? 'done';
    const starts = at === 0 ? String(kep['creation-date'] ?? events[0].date) : dates[at - 1];
    return {
      id: phase,
      name: NAMES[phase],
      ...(dates[at] && { passed: dates[at] }),
      ...(starts && starts <= day && { window: { starts, min: '3 months', max: '12 months' } }),
      gate: { opens: next, criteria: criteriaFor(next, asked, readiness !== null) },
    };
  });
  const roadmap = { version: 1, name: `${kep.title} (${day})`, phases };
  writeFileSync(path.join(root, 'roadmap/roadmap.yaml'), stringify(roadmap));
  return { name, current: PHASES[reached] ?? null };
}

/** Which of the phases a proposal stands in. */
function indexOf({ stage }) {
  return STAGES.indexOf(stage) + 1;
}

function criteriaFor(next, asked, isReviewed) {
  const inKep = (pointer, more = {}) => [{ data: 'kep.yaml', pointer, ...more }];
  if (next === 'done') {
    const proofs = inKep('/status', { equals: 'implemented' });
    return [{ id: 'implemented', statement: 'It is implemented', proofs }];
  }
  const later = STAGES.slice(STAGES.indexOf(next));
  return [
    {
      id: 'targeted',
      statement: `A release is named for ${next}`,
      proofs: inKep(`/milestone/${next}`),
    },
    ...(isReviewed
      ? [
          {
            id: 'reviewed',
            statement: `Its production readiness is approved for ${next}`,
            proofs: [{ data: READINESS, pointer: `/${next}/approver` }],
          },
        ]
      : []),
    { id: 'approvers', kind: 'quality', statement: 'Somebody approves it', proofs: inKep('/approvers') },
    { id: 'reached', statement: `It is ${next}`, proofs: inKep('/stage', { equals: later }) },
    // Nothing in the proposal backs these: they are shown, and don't count.
    ...(asked.get(next) ?? []).map((statement, at) => ({
      id: `asked-${at + 1}`,
      kind: 'advisory',
      statement,
    })),
  ];
}

/** What the document asks for before each stage: the items of the lists below its heading, or below its name alone. */
function readCriteria(markdown) {
  const criteria = new Map();
  let stage = null;
  for (const node of fromMarkdown(markdown).children) {
    if (node.type === 'heading' || node.type === 'paragraph') {
      const text = toString(node);
      if (node.type === 'heading' || text.endsWith(':')) {
        stage = HEADINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
      }
    } else if (node.type === 'list' && stage !== null) {
      const items = node.children.map((item) =>
        toString(item.children[0] ?? item)
          .replaceAll(/\s+/g, ' ')
          .trim(),
      );
      criteria.set(stage, [...(criteria.get(stage) ?? []), ...items.filter((text) => text !== '')]);
    }
  }
  return criteria;
}
