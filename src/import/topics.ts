/** What a heading, a label or a column is about, by the words that people use for it. */

export type Topic =
  | 'criteria'
  | 'quality'
  | 'requirements'
  | 'risks'
  | 'mitigation'
  | 'fallback'
  | 'goal'
  | 'objectives'
  | 'scope'
  | 'included'
  | 'deferred'
  | 'milestones'
  | 'status'
  | 'current'
  | 'learnings'
  | 'min'
  | 'max'
  | 'starts'
  | 'timeline'
  | 'metrics'
  | 'notes'
  | 'philosophy'
  | 'versioning'
  | 'focus'
  | 'review'
  | 'updated'
  | 'project';

/** Words for a standard that something is held against, whatever it is for. */
const STANDARD =
  'criteria|criterion|criterios?|critérios?|critères?|criteri[oi]?|kriteri(?:en|um|a|er)|kryteri(?:a|um)|kriter(?:ler)?i?|критери[ийяев]+|tiêu chí';

/** The first that fits. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = (
  [
    [
      'updated',
      '(?:last |zuletzt )?(?:updated?|modified|revised|changed)(?: on)?|version date|última actualización|letzte aktualisierung|дата обновления|最終更新|最后更新|最後更新|更新日期?|dernière mise à jour',
    ],
    ['review', '(?:next )?review(?: cadence| date| schedule)?'],
    [
      'quality',
      '.*\\bquality (?:gates?|bars?|criteria|requirements|checks|checklist|standards)\\b.*|.*(?:品質ゲート|质量门|質量門|质量标准|품질 ?게이트).*|(?:puertas|barreras|criterios) de calidad|portes? (?:de )?qualité|qualitäts(?:kriterien|tore?)|критерии качества|critérios de qualidade',
    ],
    [
      'metrics',
      '(?:.*\\b)?(?:metrics?|kpis?|key results|indicators|métricas|métriques|metriken|kennzahlen|метрики|показатели)(?:\\b.*)?|.*(?:指标|指標|지표).*',
    ],
    [
      'criteria',
      `.*(?<!\\p{L})(?:${STANDARD})(?!\\p{L}).*|\\p{L}*(?:kriterien|criteria)|.*(?:标准|標準|基準|条件|條件|准则|準則|기준|조건)(?:met)?`,
    ],
    [
      'criteria',
      '(?:the )?definition(?:s)? of (?:done|ready)|dod|done[ -](?:when|condition|definition|criteria)s?|(?:it is |we are |this is )?(?:done|complete|finished|successful|ready) (?:when|if)\\b.*|what (?:counts as )?(?:done|success)(?: looks like)?|must be true|(?:exit|entry|completion|success|acceptance|release|advancement|graduation|go[/ -]?no[- ]?go) (?:conditions?|requirements?|checks?|checklist|tests?)|definición de (?:hecho|terminado|completado)|définition (?:du|of) (?:fini|terminé|done)|definição de (?:pronto|feito)|abnahmebedingungen|完了の定義|完成的?定义|完成的?定義|완료의? ?정의|признаки готовности',
    ],
    [
      'criteria',
      '(?:(?:exit|phase|stage|entry|release|promotion|advancement|validation|approval|standing|go[/ -]?no[- ]?go|hard|acceptance|launch) )?gates?(?: [\\d.]+[a-z]?)?(?: (?:to|for) .*)?|(?:exit|go[/ -]?no[- ]?go)(?: decision)?',
    ],
    [
      'requirements',
      '(?:\\p{L}+ )?requirements?(?: .*)?|requisitos(?: .*)?|exigences(?: .*)?|anforderungen(?: .*)?|требования(?: .*)?|要件|要求|需求|요구 ?사항',
    ],
    [
      'mitigation',
      '(?:risk )?mitigations?(?: strateg(?:y|ies)| plan| actions?)?|countermeasures?|prevention|mitigación|mitigação|mitigações|atténuation|gegenmaßnahmen?|меры|митигация|снижение|缓解(?:措施)?|緩解(?:措施)?|应对(?:措施)?|對策|対策|軽減策|완화|대응',
    ],
    [
      'fallback',
      'fallback(?: plan)?|contingency(?: plan)?|plan b|response|if it happens|backup(?: plan)?|repli|contingencia|plan de contingencia|contingência|notfallplan|запасной план|后备|後備|备选(?:方案)?|代替案',
    ],
    [
      'risks',
      '(?:.*\\b)?risks?(?:\\b.*)?|riesgos?(?: .*)?|riscos?(?: .*)?|risques?(?: .*)?|risiken(?: .*)?|риски?(?: .*)?|.*(?:风险|風險|リスク|위험).*|failure modes?(?: .*)?',
    ],
    [
      'deferred',
      ".*\\b(?:deferred|out of scope|not included|excluded|non-?goals|not in scope|won'?t (?:do|have))\\b.*|excluido|fuera de alcance|hors périmètre|nicht enthalten|вне (?:рамок|scope)|不包含|不包括|対象外",
    ],
    [
      'included',
      ".*\\b(?:what(?:'s| is) included|in[- ]scope|included|includes)\\b.*|incluido|inclus|enthalten|包含|包括|対象",
    ],
    [
      'scope',
      '(?:\\p{L}+ )?scope|alcance|escopo|périmètre|umfang|область|объ[её]м|范围|範圍|範囲|スコープ|범위',
    ],
    [
      'min',
      'min(?:imum|imal|\\.)?(?: (?:duration|time|length|period))?|(?:at least|no earlier than)|duración mínima|duração mínima|durée minimale|mindestdauer|минимальн\\p{L}+ (?:срок|длительность)|最短(?:期間|时间|期间)?|最小期間|최소 ?기간',
    ],
    [
      'max',
      'max(?:imum|imal|\\.)?(?: (?:duration|time|length|period))?|(?:at most|no later than|time ?box)|duración máxima|duração máxima|durée maximale|höchstdauer|maximaldauer|максимальн\\p{L}+ (?:срок|длительность)|最長(?:期間)?|最长(?:时间|期间)?|최대 ?기간',
    ],
    [
      'starts',
      '(?:start(?:s|ed|ing)?|launch|begins?|kick-?off)(?: (?:date|day|on))?|fecha de inicio|inicio|date de début|début|startdatum|beginn|дата начала|начало|开始(?:日期|时间)?|開始(?:日)?|시작일?',
    ],
    [
      'timeline',
      '(?:estimated |expected |target |planned )?(?:time ?(?:line|frame|span)s?|durations?|dates?|schedule|eta|due(?: date)?|when|period|window|target(?: date| release)?|deadline|quarter|completed(?: on)?|end(?:s|ed)?(?: date)?)(?: flexibility| estimate)?|cronograma|plazos?|duración|calendrier|durée|délai|zeitplan|zeitraum|dauer|сроки?|длительность|период|时间线?|時間線?|周期|期間|スケジュール|기간|일정|prazo|duração|thời gian',
    ],
    [
      'current',
      '(?:current|active|present)(?:ly)?(?: (?:phase|stage|milestone|release|version|sprint|position))?|we are (?:here|in)|fase actual|phase (?:actuelle|en cours)|aktuelle phase|текущ(?:ая|ий) (?:фаза|этап)|当前阶段|目前階段|現在のフェーズ|fase atual',
    ],
    [
      'status',
      '(?:(?:current|overall|implementation|phase|project|release) )*(?:status|state|progress|assessment|situation)(?: .*)?|estado(?: actual)?|statut|état|stand|статус|текущая оценка|текущее состояние|состояние|状态|狀態|现状|現狀|ステータス|現状|進捗|进度|進度|상태|trạng thái|what (?:is|was) done',
    ],
    [
      'learnings',
      '(?:.*\\b)?(?:learnings?|lessons|learned|learnt|retrospective|takeaways)(?:\\b.*)?|aprendizajes?|lecciones|enseignements|erkenntnisse|уроки|выводы|学び|经验|經驗|aprendizados',
    ],
    [
      'goal',
      '(?:primary |main |key |overall |phase )?(?:goal|purpose|aim|mission|objective|theme|focus|summary|outcome|intended outcome)|objetivo(?: principal)?|objectif(?: principal)?|ziel|zweck|but|цель|目标|目標|目的|목표|mục tiêu|meta',
    ],
    [
      'objectives',
      '(?:\\p{L}+ )?(?:objectives?|goals|outcomes|directions)(?: .*)?|objetivos(?: .*)?|objectifs(?: .*)?|ziele|цели|potential directions.*',
    ],
    [
      'milestones',
      '(?:.*\\b)?(?:milestones?|deliver(?:y|s|ables?|ed)|features?|tasks?|work ?items?|build sequence|outputs?|what was built|built|implementation|plans?|epics?|backlog)(?:\\b.*)?|entregables?|tareas|livrables?|tâches|lieferungen|aufgaben|ergebnisse|результаты|задачи|交付物|任务|任務|成果物|タスク|작업|산출물|entregas|tarefas',
    ],
    [
      'notes',
      '(?:pre-?requisites?|depend(?:s|encies|ency)(?: on)?|notes?|remarks?|blocked by|blocks|unblocks|owners?|effort|priority|estimate|rationale|why|context|background|launch|requires|assumptions)(?: .*)?|зависимости|зависит от|заметки|примечани[ея]|dependencias|notas|dépendances|abhängigkeiten|依赖|依賴|前提条件|依存|備考|备注|備註|의존성',
    ],
    ['philosophy', '(?:\\p{L}+ )?(?:philosophy|principles|planning rules|values)'],
    ['versioning', '(?:\\p{L}+ )?(?:versioning|version) (?:strategy|policy|scheme)|versioning'],
    ['focus', '(?:current focus|immediate priorities|near[- ]term priorities|next steps|priorities)(?: .*)?'],
    ['project', '(?:project|framework|product|program|programme)(?: name)?'],
  ] as const
).map(([topic, source]) => [topic, new RegExp(`^(?:${source})$`, 'u')]);

/** What the words are about; null: nothing that is known. */
export function topicOf(words: string): Topic | null {
  const plain = plainWords(words);
  if (plain === '' || plain.length > 100) return null;
  return TOPICS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Small letters, without signs, numbers before and remarks in parentheses behind. */
function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[*_`~"“”]|\uFE0F/g, '')
    .replaceAll('’', "'")
    .replaceAll(/[\p{So}\p{Sk}\u{1F3FB}-\u{1F3FF}]/gu, ' ')
    .replace(/^[\s\d.)#–—-]+/, '')
    .replace(/\s*[(（][^()（）]*[)）]?\s*$/u, '')
    .replace(/[:：.!?–—-]+\s*$/u, '')
    .replace(/\s+met$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
