/** How people say how far a phase is: words of several languages, signs, and horizons such as "Later". */
import type { ImportedState } from './imported.ts';

type State = Exclude<ImportedState, 'unknown'>;

const WORDS: readonly (readonly [State, string])[] = [
  [
    'future',
    'not[ -](?:yet )?(?:started|begun)|to be (?:done|released|determined|announced|started)|planned|planning|plan|future|upcoming|up next|pending|queued|proposed|scheduled|to ?-?do|backlog|draft|research|exploring|exploratory|ideas?|vision|tbd|on hold|blocked|waiting|open|deferred|postponed|planificad[oa]s?|futur[oae]?s?|pendientes?|próximos?|próximas?|planejad[oa]s?|planead[oa]s?|pendente|planifiée?s?|prévue?s?|à venir|geplant|zukünftig|offen|ausstehend|pianificat[oa]|запланирован[оаы]?|планируется|в планах|не начат[оаы]?|будущ(?:ее|ая|ий)|计划中?|計劃中?|规划中?|未来|未來|待开始|待開始|未开始|未開始|将来|予定|計画中?|未着手|今後|예정|계획|미래|대기|kế hoạch|tương lai|planowan[eay]|gepland|planlandı|planlanan',
  ],
  [
    'completed',
    '(?:fully |already |all |100 ?% )?(?:completed?|done|finished|shipped|released|delivered|achieved|accomplished|implemented|passed|closed|merged|live|available now|built|landed)|completad[oa]s?|terminad[oa]s?|finalizad[oa]s?|hech[oa]|entregad[oa]s?|concluíd[oa]s?|lançad[oa]|terminée?s?|achevée?s?|livrée?s?|réalisée?s?|abgeschlossen|fertig|erledigt|veröffentlicht|completat[oa]|завершен[оаы]?|завершён[аоы]?|готово|выполнен[оаы]?|закрыт[оаы]?|сделано|выпущен[оаы]?|已?完成|已发布|已發布|已发布|已交付|完了|済み?|実装完了|実装済み?|リリース済み?|완료(?:됨)?|출시(?:됨)?|hoàn thành|đã xong|ukończon[eay]|zakończon[eay]|voltooid|afgerond|tamamlandı',
  ],
  [
    'current',
    '(?:currently )?(?:in[ -]progress|active|ongoing|under ?way|current|now|wip|work in progress|started|in development|in flight|in review|partial(?:ly complete)?|we are here|you are here)|en (?:curso|progreso|proceso|desarrollo)|actual|em (?:andamento|progresso|desenvolvimento)|atual|en cours|actuelle?|laufend|in arbeit|aktuell|in corso|в работе|в процессе|текущ(?:ее|ая|ий)|进行中|進行中|当前|當前|目前|開発中|作業中|対応中|現在|진행 ?중|현재|đang (?:thực hiện|tiến hành)|w toku|bezig|devam ediyor',
  ],
];
const MORE =
  '(?:\\s*[,;/+&].*|\\s+(?:in|on|by|at|as|since|for|with|via|until|through|after|en|para|el|le|am|seit|в|с)(?!\\p{L}).*|[\\s\\d./–—-]+.{0,20}|\\s*[!.]+)?';
const PIECES = WORDS.map(
  ([state, words]) =>
    [
      state,
      new RegExp(
        `^(?:status|state|статус|estado|statut|状态|狀態|ステータス)?[:：]?\\s*(?:(?:effectively|essentially|basically|already|now|fully|all|по сути|фактически|уже|полностью|ya|déjà|bereits|已经|已經|既に) )*(?:${words})${MORE}$`,
        'iu',
      ),
    ] as const,
);
/** "80% complete" */
const SHARE = /^(\d{1,3}(?:\.\d+)?) ?% (.+)$/u;
const HORIZONS: readonly (readonly [State, RegExp])[] = (
  [
    [
      'current',
      'now|right now|current(?: (?:month|sprint|quarter|cycle|focus|work))?|this (?:month|quarter|year|week|sprint|cycle)|today|in progress|active|ahora|actualmente|maintenant|jetzt|adesso|agora|сейчас|现在|現在|目前|今|지금',
    ],
    [
      'future',
      'next(?: up)?|up next|later|soon|coming soon|upcoming|planned|future|backlog|someday|eventually|icebox|ideas?|ideas to consider|beyond|exploring|under consideration|near(?:er)? ?-?term|short ?-?term|mid ?-?term|medium ?-?term|long(?:er)? ?-?term|next (?:month|quarter|year|week|sprint|cycle)|siguiente|próximamente|después|más adelante|futuro|(?:a )?(?:corto|medio|mediano|largo) plazo|ensuite|plus tard|(?:à )?(?:court|moyen|long) terme|als nächstes|später|kurzfristig|mittelfristig|langfristig|poi|próximo|depois|(?:curto|médio|longo) prazo|далее|дальше|позже|(?:кратко|средне|долго)срочн\\p{L}+|下一步|接下来|接下來|之后|之後|以后|以後|短期|中期|长期|長期|未来|未來|次|次に|将来|今後|다음|나중에|단기|중기|장기',
    ],
    [
      'completed',
      '(?:recently )?(?:completed|done|released|shipped|delivered|finished)|available now|past|history|completado|terminado|terminé|réalisé|erledigt|abgeschlossen|concluído|готово|сделано|завершено|已完成|完了|완료',
    ],
  ] as const
).map(([state, words]) => [state, new RegExp(`^(?:${words})$`, 'iu')]);
const SIGNS: readonly (readonly [State, RegExp])[] = [
  ['current', /[🔄🚧🏗🟡🟠▶]/u],
  ['completed', /[✅☑✔✓🟢🎉]/u],
  ['future', /[🔜🔮⏸⬜⚪☐📅🗓]/u],
];
const ANY_SIGN =
  /:[a-z][a-z_]+:|(?![©®™0-9#*])\p{Extended_Pictographic}(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\u200D)*|[✓✗☐☑]|\uFE0F/gu;

/** The state that a few words say by themselves: "Completed 2025-01", "in progress". */
export function stateOfWords(words: string): State | null {
  const plain = words.replaceAll(/[*_`~]/g, '').trim();
  if (plain === '' || plain.length > 200) return null;
  const share = SHARE.exec(plain);
  if (share && stateOfWords(share[2]!) === 'completed')
    return Number(share[1]) >= 100 ? 'completed' : Number(share[1]) > 0 ? 'current' : 'future';
  return PIECES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The state of the first piece of a text that says one: "✅ Complete - 12 tests". */
export function stateOfText(text: string): State | null {
  const pieces = withoutSigns(text).split(/\s+[-–—|]+\s+|[:：()（）[\]]|[.。;]\s+|,\s+/u);
  for (const piece of pieces) {
    const state = stateOfWords(piece);
    if (state !== null) return state;
  }
  return null;
}

/** What "Now", "Next", "Later" and the like mean. */
export function stateOfHorizon(words: string): State | null {
  const plain = words.trim();
  return HORIZONS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The state that signs say. */
export function stateOfSigns(text: string): State | null {
  return SIGNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The signs of a text alone. */
export function signsIn(text: string): string {
  return text.match(ANY_SIGN)?.join(' ') ?? '';
}

/** The text without signs, flags and shortcodes. */
export function withoutSigns(text: string): string {
  return text.replaceAll(ANY_SIGN, ' ').replaceAll(/\s+/g, ' ').trim();
}
