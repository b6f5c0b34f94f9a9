import type { Texts } from '../../kit/files.ts';
/** A roadmap in which everything that a report can say about a criterion is the case somewhere. */

const ROADMAP = `version: 1
name: Bridge
phases: [start, build, open]
maintainers: [ann]
`;

const START = `version: 1
id: start
name: Start
passed: 2026-01-01
gate:
  criteria:
    - id: plan-written
      statement: The plan is written
      proofs: [docs/plan.md]
    - id: plan-read
      statement: Somebody has read the plan
      claim: met
      proofs:
        - attested: { by: ann, on: 2025-12-20, statement: I have read it. }
`;

const BUILD = `version: 1
id: build
name: Build
window: { min: 4 weeks, max: 12 weeks, extension: { count: reviews, since: 2 weeks, target: 2 } }
gate:
  criteria:
    - id: reviewed
      statement: Three people have reviewed the bridge
      claim: met
      count: reviews
      where: { state: complete, rating: { at_least: 3 }, person: { not: ann } }
      distinct: person
      since: 60 days
      target: 3
      partial: 1
      convincing: 5
    - id: every-part
      statement: Each part has two inspections
      claim: partial
      count: inspections
      per: { field: part, of: [deck, pier, rope] }
      target: 2
    - id: few-faults
      statement: No more than two faults are open
      count: faults
      where: { open: true }
      complete: { file: docs/faults.md, contains: complete }
      target: <= 2
    - id: share-tested
      statement: Most parts are tested
      count: faults
      target: "> 8"
      waiver: { reason: The rig is on loan, by: ann, on: 2026-01-10, until: 2026-03-01 }
    - id: load
      statement: It carries 40 tonnes
      kind: quality
      claim: met
      value: { data: bench/load.json, pointer: /tonnes }
      target: 40
    - id: documented
      statement: It is documented
      kind: quality
      claim: not-met
      all:
        - name: manual
          proofs: [docs/manual.md, { file: docs/plan.md, headings: [Limits] }]
        - name: signed
          independent: true
          proofs:
            - attested: { by: ann, on: 2026-01-20, statement: It is. }
        - name: half
          share: inspections
          where: { passed: true }
          among: { part: [deck, pier] }
          target: 50 %
    - id: heard-of
      statement: People have heard of it
      any:
        - { name: talk, count: reviews, where: { state: [talk, complete] }, accept: [url], target: 1 }
        - { name: web, proofs: ["https://example.org/bridge"] }
    - id: blessed
      statement: The mayor has blessed it
      proofs:
        - attested: { by: mayor, on: 2026-01-20, statement: I bless it. }
    - id: coloured
      statement: It has a colour
      kind: advisory
      claim: not-met
      proofs: [docs/plan.md]
    - id: lit
      statement: It is lit at night
      not_applicable: { reason: Nobody crosses it at night, by: ann, on: 2026-01-05 }
    - id: loved
      statement: It is loved
    - id: fresh
      statement: It was measured of late
      count: inspections
      fresh_for: 2 weeks
      target: 1
    - id: claims
      statement: What we say is so
      claims: supported
risks:
  - risk: Rain
    fallback: Wait for the sun
    trigger: { count: faults, above: 0 }
  - risk: Snow
    mitigation: Have shovels
    trigger: { count: faults, above: 9 }
  - risk: Wind
`;

const OPEN = `version: 1
id: open
name: Open
window: { min: 2 weeks }
gate:
  opens: done
  criteria:
    - { id: crossed, statement: Many have crossed it, count: reviews, target: 100 }
`;

const REVIEWS = `version: 1
register: reviews
records:
  - { id: r1, on: 2026-02-01, person: bob, rating: 4, state: complete, proofs: [{ file: docs/r1.md, headings: [Findings] }] }
  - { id: r2, on: 2026-02-02, person: cid, rating: 5, state: complete, proofs: [docs/gone.md] }
  - { id: r3, on: 2026-02-03, person: dee, rating: 5, state: started, proofs: [docs/r3.md] }
  - { id: r4, on: 2026-02-04, person: eve, rating: 5, state: complete, proofs: [{ file: docs/r1.md, headings: [Findings] }] }
  - { id: r5, on: 2026-02-05, person: bob, rating: 3, state: complete, proofs: [docs/r5.md] }
  - { id: r6, on: 2026-02-06, person: fay, rating: 1, state: complete, proofs: [docs/r3.md] }
  - { id: r7, on: 2025-11-06, person: gus, rating: 3, state: complete, proofs: [docs/plan.md] }
  - { id: r8, person: hal, rating: 3, state: complete, proofs: [docs/plan.md, docs/r5.md] }
  - { id: r9, on: 2026-02-07, person: ann, rating: 3, state: complete, proofs: [docs/plan.md, docs/r3.md] }
  - { id: r10, on: 2026-02-08, person: ida, rating: 4, state: complete }
  - { id: r11, on: 2026-12-24, person: jon, rating: 4, state: complete, proofs: [docs/plan.md, docs/r1.md] }
  - { id: r12, on: 2026-02-09, person: kim, rating: 4, state: complete, proofs: ["https://example.org/r12"] }
`;

const INSPECTIONS = `version: 1
register: inspections
records:
  - { id: i1, on: 2026-01-11, part: deck, passed: true, proofs: [docs/r1.md] }
  - { id: i2, on: 2026-01-12, part: deck, passed: true, proofs: [docs/r3.md] }
  - { id: i3, on: 2026-01-13, part: [pier, tower], passed: false, proofs: [docs/r5.md] }
  - { id: i4, on: 2026-01-14, part: tower, passed: true, proofs: [docs/plan.md] }
  - { id: i5, on: 2026-01-14, passed: true, proofs: [docs/r1.md, docs/r3.md] }
`;

const FAULTS = `version: 1
register: faults
records:
  - { id: f1, on: 2026-01-11, open: true }
  - { id: f2, on: 2026-01-12, open: true, proofs: [docs/r3.md] }
  - { id: f3, on: 2026-01-12, open: false, proofs: [docs/r5.md] }
  - { id: f4, on: 2027-01-12, open: true }
`;

const CLAIMS = `version: 1
claims:
  - { id: heavy, text: It carries 40 tonnes, in: [README.md], says: ">= 40", value: { data: bench/load.json, pointer: /tonnes } }
  - { id: old, text: It will stand for 100 years, in: [README.md], disclosed: Nobody has measured this. }
  - { id: gone, text: It is golden, in: [README.md], says: 1, count: faults }
`;

const METRICS = `version: 1
metrics:
  - { id: crossings, name: Crossings, group: Use, count: reviews, targets: { build: 2 } }
  - { id: inspected, name: Inspections, count: inspections, targets: { build: 99 } }
  - { id: mood, name: Mood }
`;

const README = `# Bridge

It carries 40 tonnes. It will stand for 100 years. Nobody has measured this.
`;

/** The files; their gate at hand is that of `build`, from 2026-01-01 on. */
export const RICH: Texts = {
  'roadmap/roadmap.yaml': ROADMAP,
  'roadmap/phases/start.yaml': START,
  'roadmap/phases/build.yaml': BUILD,
  'roadmap/phases/open.yaml': OPEN,
  'roadmap/evidence/reviews.yaml': REVIEWS,
  'roadmap/evidence/inspections.yaml': INSPECTIONS,
  'roadmap/evidence/faults.yaml': FAULTS,
  'roadmap/claims.yaml': CLAIMS,
  'roadmap/metrics.yaml': METRICS,
  'README.md': README,
  'docs/plan.md': '# Plan\n\nBuild a bridge.\n',
  'docs/faults.md': 'The list is complete.\n',
  'docs/manual.md': '# Manual\n\nWalk.\n',
  'docs/r1.md': '# Findings\n\nGood.\n',
  'docs/r3.md': 'Three.\n',
  'docs/r5.md': 'Five.\n',
  'bench/load.json': '{ "tonnes": 38.5 }\n',
};
