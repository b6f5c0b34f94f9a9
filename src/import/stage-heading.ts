/** What names a phase: "Phase 1: Alpha (Current)", "v0.3", "Q3 2026", "Later". */
import type { ImportedState } from './imported.ts';
import { SPELLED } from './number-words.ts';
import { stateOfHorizon, stateOfSigns, stateOfWords, withoutSigns } from './state-words.ts';

/** From what surely is a phase to what may be one; `code`: "P3b Planning". */
export type StageFamily =
  | 'phase'
  | 'milestone'
  | 'release'
  | 'step'
  | 'code'
  | 'version'
  | 'time'
  | 'horizon';

export interface Stage {
  readonly family: StageFamily;
  /** What tells it from others of its family: its number, version or name. */
  readonly key: string;
  /** Without its number, status words and signs; the whole where nothing else is left. */
  readonly name: string;
  readonly words: ImportedState | null;
  readonly sign: ImportedState | null;
}

const ROMAN = '[IVX]+(?![\\p{L}\\p{N}])';
const HAN = '[零一二三四五六七八九十]+';
const NUMBER = `(?:[A-Z]{0,2}\\d+(?:[.-]\\d+)*[a-z]?(?![\\p{L}\\d])\\+?(?:\\s*(?:[-–—/&,]|to)\\s*\\d+[a-z]?(?![\\p{L}\\d]))*|\\d+[A-Z](?!\\p{L})|${ROMAN}|[A-Z](?![\\p{L}\\p{N}])|(?:zero|${SPELLED})(?!\\p{L})|${HAN})`;
const STAGE_WORDS: readonly (readonly [StageFamily, string])[] = [
  [
    'phase',
    'phase|stage|fase|etapa|étape|faza|fáze|fas|vaihe|aşama|этап|фаза|стадия|giai đoạn|φάση|阶段|階段|フェーズ|ステージ|段階|단계|페이즈',
  ],
  [
    'milestone',
    'milestone|meilenstein|hito|marco|jalon|веха|里程碑|マイルストーン|마일스톤|epoch|increment|tier|level',
  ],
  ['release', 'release|sprint|iteration|iteración|wave|cycle|track|спринт|релиз|スプリント|스프린트|version'],
  ['step', 'step|gate|paso|passo|schritt|шаг|krok|bước|步骤|步驟|ステップ'],
];
const STAGES = STAGE_WORDS.map(
  ([family, words]) =>
    [
      family,
      new RegExp(
        `^(?:${words})(?:(?<=[\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}])s?(?!\\p{L})|(?<![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}]))\\s*[#№]?\\s*(${NUMBER})`,
        'iu',
      ),
    ] as const,
);
const HAN_STAGE = new RegExp(`^第\\s*(\\d+|${HAN})\\s*(?:阶段|階段|フェーズ|段階|期|步|ステージ|단계)`, 'u');
const CODE = /^(?!V\d)([A-Z]{1,3}-?\d+(?:[.-]\d+)*[A-Za-z]?)(?=\s*[:：]\s|\s+[–—|-]\s|\s+[\p{Lu}\p{Lo}])/u;
const VERSION =
  /^(?:(?:version|release)\s+)?(v\d+(?:\.(?:\d+|x))*\+?|\d+\.(?:\d+|x)(?:\.(?:\d+|x))*\+?)(?:[-.]?(?:alpha|beta|rc|ga|pre)[\w.]*)?(?![\p{L}\d.%])/iu;
const NAMED =
  /^(?:alpha|beta|ga|mvp|rc ?\d*|poc|prototype|pilot|general availability|public beta|private beta|closed beta|open beta|early access|technical preview)(?: (?:phase|release|stage))?$/i;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const TIME = new RegExp(
  `^(?:(?:[QH]\\d(?:\\s*[-–/&+]\\s*[QH]?\\d)?|T\\d)[\\s,/’'-]*(?:20)?\\d{2}|(?:20)\\d{2}[\\s,/-]*(?:[QH]\\d(?:\\s*[-–/&]\\s*[QH]?\\d)?)?|(?:${MONTH})\\.?,?\\s+20\\d{2}|[QH]\\d|(?:weeks?|months?|days?|years?|semanas?|woche|semaines?|недел[яи]|week|mois|mes(?:es)?)\\s+\\d+(?:\\s*(?:[-–—]|to)\\s*\\d+)?\\+?|\\d{4}年(?:第?\\s*[\\d一二三四]\\s*(?:季度|四半期|月))?)(?![\\p{L}\\d])`,
  'iu',
);
const CONNECTOR = '(?:for|in|para|en|pour|für|em|no|na|to|as|through|до|в)';
/** What separates a number from a name. */
const EDGE = /^[\s:：.,)\]|–—-]+/u;

/** Reads the words of a heading, a list item or a cell; null: they don't look like those of a phase. */
export function readStage(text: string): Stage | null {
  if (text.length > 300) return null;
  const sign = stateOfSigns(text);
  const { rest: plain, state: before } = takeStateBefore(withoutSigns(text));
  if (plain === '') return null;
  const numbered = readNumbered(plain) ?? readNumbered(plain.replace(/^\d+(?:\.\d+)*[.)]?\s+/, ''));
  if (numbered) {
    const { name, state } = takeStates(numbered.behind);
    const whole = takeStates(plain).name;
    return { ...numbered, name: name === '' ? whole : name, words: state ?? before, sign };
  }
  return readDated(plain, before, sign);
}

/** The name of anything, with what stands around it taken off. */
export function readName(text: string): Pick<Stage, 'name' | 'words' | 'sign'> {
  const { rest, state: before } = takeStateBefore(withoutSigns(text));
  const { name, state } = takeStates(rest.replace(/^\d+(?:\.\d+)*[.)]?\s+(?=\S)/, ''));
  return { name: name === '' ? rest : name, words: state ?? before, sign: stateOfSigns(text) };
}

function readNumbered(
  plain: string,
): { readonly family: StageFamily; readonly key: string; readonly behind: string } | null {
  for (const [family, pattern] of [...STAGES, ['phase', HAN_STAGE] as const, ['code', CODE] as const]) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const behind = plain.slice(match[0].length);
    // "Phase A rollout", "Step 3 of the guide": words that go on are no name.
    if (behind !== '' && !EDGE.test(behind) && family !== 'code' && !/^\p{sc=Han}|^[(（[]/u.test(behind))
      continue;
    if (family !== 'code' && /^\s+(?:of|and|is|was|are|to|in|has|will|must)\s/i.test(behind)) continue;
    return { family, key: match[1]!.toLowerCase().replaceAll(/\s/g, ''), behind: behind.replace(EDGE, '') };
  }
  return null;
}

/** Versions, times and horizons, which are names themselves. */
function readDated(plain: string, before: ImportedState | null, sign: ImportedState | null): Stage | null {
  const { name, state } = takeStates(plain);
  const words = state ?? before;
  const direct = familyOf(name);
  if (direct) return { ...direct, name, words, sign };
  // "Planned for v2 (Q3)", "Available now — v0.1", "Completed (v2.7)".
  const pieces = /^(.+?)(?:\s+[-–—|]+\s+|[:：]\s*|\s*[(（]|\s+(?=v?\d))(.+?)[)）]?$/u.exec(plain);
  if (!pieces) return null;
  const [, first, second] = pieces as unknown as [string, string, string];
  const lead = first.replace(new RegExp(`\\s+${CONNECTOR}$`, 'iu'), '');
  const said = stateOfHorizon(lead) ?? stateOfWords(lead);
  if (said === null) return null;
  const rest = takeStates(second.includes('(') && !second.includes(')') ? `${second})` : second).name;
  const family = familyOf(rest);
  if (family) return { ...family, name: rest, words: said, sign };
  if (stateOfHorizon(lead) === null || /\s+[-–—|]+\s+|[:：]/u.test(plain) === false) {
    return stateOfHorizon(lead) === null
      ? null
      : { family: 'horizon', key: lead.toLowerCase(), name: plain, words: said, sign };
  }
  return { family: 'horizon', key: lead.toLowerCase(), name: rest, words: said, sign };
}

function familyOf(name: string): { readonly family: StageFamily; readonly key: string } | null {
  const version = VERSION.exec(name);
  if (version) return { family: 'version', key: version[1]!.toLowerCase().replace(/^v/, '') };
  const first = name.split(/\s+[-–—|]+\s+|[:：(（]/u)[0]!.trim();
  if (NAMED.test(first)) return { family: 'version', key: first.toLowerCase() };
  const time = TIME.exec(name);
  if (time) return { family: 'time', key: time[0].toLowerCase() };
  return stateOfHorizon(name) === null ? null : { family: 'horizon', key: name.toLowerCase() };
}

/** Takes "[DONE]", "(Completed)" and "Completed:" off the beginning. */
function takeStateBefore(text: string): { readonly rest: string; readonly state: ImportedState | null } {
  const match = /^(?:\[([^\]]*)\]|\(([^)]*)\)|([\p{L} -]{2,20})[:：])\s*(?=\S)/u.exec(text);
  const words = match?.[1] ?? match?.[2] ?? match?.[3];
  if (match && words !== undefined) {
    const state = /^[xX ]$/.test(words) ? (words === ' ' ? null : 'completed') : stateOfWords(words);
    if (state !== null || /^[ ]$/.test(words)) return { rest: text.slice(match[0].length), state };
  }
  return { rest: text, state: null };
}

/** Takes what says a state off the end: in parentheses, behind a dash or a colon. */
function takeStates(text: string): { readonly name: string; readonly state: ImportedState | null } {
  let name = text.trim();
  let state: ImportedState | null = null;
  for (;;) {
    const match =
      /^(.*?)\s*(?:[(（]([^()（）]*(?:\([^()]*\))?[^()（）]*)[)）]|\[([^[\]]*)\])[\s:：.–—-]*$/u.exec(name) ??
      /^(.*\S)\s+[-–—|]+\s+([^–—|]+)$/u.exec(name) ??
      /^(.*\S)[:：]\s+(\S[^:：]*)$/u.exec(name);
    const words = match?.[2] ?? match?.[3];
    const said = words === undefined ? null : stateOfWords(words);
    if (!match || said === null) break;
    // The first word from behind wins: "(Completed) - In Progress".
    state ??= said;
    name = match[1]!.trim();
  }
  return { name: name.replace(/[\s:：–—|-]+$/u, '').trim(), state };
}
