/** Classes of English words, by their form where it tells them, else by short lists of what is common everywhere. */

/** `-er` words that compare nothing. */
const NO_COMPARATIVE = new Set(
  'after another under over per other ever never whether either neither number server user order later rather together however computer container cluster linter formatter parser compiler layer buffer pointer worker header router helper handler filter docker adapter paper developer customer member manager provider browser builder bundler timer counter trigger master power water former her their water consider offer render transfer register enter power super'.split(
    ' ',
  ),
);
const COMPARING = /^(?:more|less|fewer|better|worse|likelier)$/;

/** "faster", "smaller", "more", "outperforms". */
export function isComparative(word: string): boolean {
  if (COMPARING.test(word) || /^out(?:perform|pac)/.test(word)) return true;
  return word.length > 4 && word.length < 12 && word.endsWith('er') && !NO_COMPARATIVE.has(word);
}

const GAIN =
  /^(?:speed-?ups?|speed|gains?|boosts?|increases?|growth|decreases?|savings?|drops?|wins?|jumps?|faster|slower|overhead|memory|ram|cpu|cost|costs|storage|space|throughput|latency|rates?|returns?|roi|quality|power|scale|size|compress\w*|penalty|usage|traffic)$/;
/** "efficiency", "performance", "productivity", "improvement", "reduction". */
const GAIN_FORM = /^\w{2,20}(?:[ea]ncy|[ea]nce|ivity|acity|ility|ment|ments|ction|ctions|ation|put)$/;

/** What grows or shrinks: "speedup", "efficiency", "reduction". */
export function isGain(word: string): boolean {
  return (
    GAIN.test(word) ||
    (GAIN_FORM.test(word) &&
      !/^(?:environment|document|function|section|installation|configuration|option|action|instance|station)s?$/.test(
        word,
      ))
  );
}

const CHANGE =
  /^(?:reduc|sav|cut|slash|boost|improv|increas|decreas|lower|accelerat|speed|dropp|shrink|shrunk|shrank|grow|grew|doubl|tripl|halv|gain|outperform|exceed|achiev|reach|hit|deliver|cheap|multipl|surpass|beat|compress|optimi[sz]|climb|rose|rise|fell)/;

/** A verb of change or of attainment: "reduces", "improved", "achieves". */
export function isChange(word: string): boolean {
  return CHANGE.test(word);
}

const RUN =
  /^(?:tak(?:es?|ing)|took|runs?|ran|running|finish\w*|complet(?:es?|ed|ing)|start(?:s|ed|up)|boots?|booted|load(?:s|ed)|build(?:s|ing)?|built|compil(?:es?|ed|ing)|pars(?:es?|ed|ing)|respon(?:ds?|ded|ses?)|returns?|process(?:es|ed|ing)?|scann?(?:s|ed|ing)|index(?:es|ed|ing)|transcrib\w*|generat(?:es?|ed|ing)|render(?:s|ed|ing)?|install(?:s|ed|ing)|lint(?:s|ed|ing)|execut(?:es?|ed|ing|ion)|latency|latencies|overhead|duration|cold|startup|uptime|downtime|production|runtime|elapsed|median|average|mean|p\d{2})$/;

/** What is said of a program's time: "takes", "finished", "startup", "latency". */
export function isRun(word: string): boolean {
  return RUN.test(word);
}

const PEOPLE =
  /^(?:users?|people|persons|developers?|devs|engineers?|programmers?|companies|organi[sz]ations|orgs|enterprises|businesses|startups|firms|institutions|universities|schools|governments|agencies|teams|customers|clients|contributors|maintainers|members|subscribers|followers|adopters|researchers|scientists|students|professionals|practitioners|communities|countries|visitors|readers|learners|players|stargazers|merchants|employees|sponsors|backers|participants|attendees|founders|authors|partners|dependents)$/;
const PEOPLE_FORM = /^\w{3,}(?:ists|ians|eers)$/;

/** Who uses something: people and what they form. */
export function isPeople(word: string): boolean {
  return PEOPLE.test(word) || PEOPLE_FORM.test(word);
}

const USE =
  /^(?:downloads?|installs|installations|stars|forks|sessions|commits|deployments|impressions|pageviews|pulls|clones|citations|conversations|visits|signups|subscriptions|invocations|dependents)$/;

/** What is counted when something is used: downloads, sessions. */
export function isUse(word: string): boolean {
  return USE.test(word);
}

const USED =
  /^(?:used|trusted|adopted|rely|relied|depends?|depended|loved|backed|joined|certified|powers|powered|powering|serves|served|serving|handl(?:es|ed|ing|e)|process(?:es|ed|ing)?|manag(?:es|ed|ing)|scal(?:es?|ed|ing)|deployed|production|hosts|hosted|hosting|helped|installed|concurrent|simultaneous|reached|reaching|runs|pars(?:e|es|ed|ing)|ingest\w*|quer(?:y|ies|ied|ying)|index(?:es|ed|ing)|search(?:es|ed|ing)?|stor(?:es?|ed|ing)|tested|proven|community|train(?:ed|ing)|saved|shipped|generated|analy[sz]ed|secur(?:es|ed|ing))$/;

/** How use and capacity are told: "used by", "serves", "handles". */
export function isUsed(word: string): boolean {
  return USED.test(word);
}

const FOOTPRINT =
  /^(?:gzip\w*|min(?:ified|zipped)?|minzip\w*|min\+gz\w*|brotli|compressed|footprint|overhead|binary|bundle|bundled|weighs?|weighing|tiny|lightweight|consum(?:es?|ed|ing)|uses|smaller|less|fewer|alternative|library)$/;

/** What the size of a result is told with. */
export function isFootprint(word: string): boolean {
  return FOOTPRINT.test(word);
}

const SCORE =
  /^(?:accuracy|score[sd]?|scoring|f1|precision|recall|wer|bleu|rouge|auc|mrr|ndcg|perplexity|elo|uptime|availability)$/;

/** The name of a score. */
export function isScore(word: string): boolean {
  return SCORE.test(word);
}

/** A word that links: what follows it is no part of what is counted. */
export function isLink(word: string): boolean {
  return /^(?:and|or|in|for|is|are|was|were|to|from|with|by|at|on|these|those|that|which)$/.test(word);
}
