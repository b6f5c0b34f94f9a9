import type { UrlProof } from '../../model/proof.ts';
import { parseJson } from '../data/json.ts';
import type { FileText } from '../facts.ts';
import type { Network } from '../fetching/network.ts';
import type { Answer } from '../fetching/request.ts';
import { isPermitted, readAddress } from '../fetching/hosts.ts';
import { recallLasting } from '../lasting.ts';
import { follow } from '../data/pointer.ts';
import { isProblem, verdictOf } from '../problem.ts';
import { oneLine, quote } from '../../diagnostics/quote.ts';
import { readProse } from '../text/prose.ts';
import { judgeValue } from '../data/values.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/**
 * A server answers with success, and its answer shows what is asked.
 * @param network how it is reached; default: as the machine does, for 30 seconds at most
 */
export async function verifyUrl(proof: UrlProof, world: World, network?: Network): Promise<Verdict> {
  if (world.isPast) return unverified("servers can't be asked about a day in the past");
  const url = readAddress(proof.url);
  if (isProblem(url)) return verdictOf(url);
  if (!isPermitted(world.permissions.net, url)) {
    const needs = `--allow-net=${url.host}`;
    return { ...unverified(`is not fetched without ${needs}`), needs };
  }
  const judge = async (): Promise<Verdict> => {
    const { ask } = await import('../fetching/ask.ts');
    const answer = await ask(world, url, network);
    return isProblem(answer) ? verdictOf(answer) : judgeAnswer(answer, proof);
  };
  // With fewer permissions or other credentials the answer may be another one.
  const { net, headers } = world.permissions;
  return recallLasting(world, proof, judge, { net, headers });
}

function judgeAnswer({ status, body }: Answer, proof: UrlProof): Verdict {
  const answers = `answers ${status}`;
  if (status === 404 || status === 410) return { verdict: 'fails', observed: answers };
  if (body === null) return unverified(answers);
  if (proof.contains === undefined && proof.pointer === undefined) {
    // It is there, however large it is.
    return { verdict: 'holds', observed: answers };
  }
  if (isProblem(body)) return unverified(`${answers}, but ${body.why}`);
  const text = readProse(body);
  if (text === null) return unverified(`${answers}, but is not UTF-8 text`);
  return judgeText(text, proof, answers);
}

function judgeText({ full, own }: FileText, proof: UrlProof, answers: string): Verdict {
  const { contains = [], pointer } = proof;
  const wanted = contains.map((one) => one.replaceAll('\r\n', '\n'));
  const missing = wanted.find((one) => !full.text.includes(one));
  if (missing !== undefined) return { verdict: 'fails', observed: `${answers}, but lacks ${quote(missing)}` };
  const has = wanted.length === 0 ? answers : `${answers} and has ${wanted.map(quote).join(', ')}`;
  // What `agentops render` wrote proves nothing, wherever it is shown.
  const circular = wanted.every((one) => own.text.includes(one)) ? {} : { circular: true as const };
  if (pointer === undefined) return { verdict: 'holds', observed: oneLine(has), ...circular };
  const document = parseJson(full.text);
  if (isProblem(document)) return unverified(`${answers}, but ${document.why}`);
  const judged = judgeValue(follow(document.value, pointer), pointer, proof);
  const shows = judged.verdict === 'holds' ? `${has}, and` : `${answers}, but`;
  return { ...judged, observed: oneLine(`${shows} ${judged.observed}`), ...circular };
}

function unverified(observed: string): Verdict {
  return { verdict: 'unverified', observed: oneLine(observed) };
}
