/** The groups of processes that commands run in, so that nothing of a command is left when it is over. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Member {
  readonly pid: number;
  readonly group: number;
}

/** How long, in milliseconds, until it is looked whether a group has gone: the first time, and at most. */
const SHORTEST_WAIT = 5;
const LONGEST_WAIT = 200;
/** How long, in milliseconds, killed processes may take to go. */
const DYING = 500;

/** The leaders of the groups that run. */
const running = new Set<number>();

/** From now on the group goes when this process goes. */
export function holdGroup(leader: number): void {
  if (running.size === 0) process.on('exit', killAll);
  running.add(leader);
}

/** Ends whatever is left of a group: asks first, and kills what is still there after `grace` milliseconds. */
export async function endGroup(leader: number, grace: number): Promise<void> {
  if (signalGroup(leader, 'SIGTERM')) {
    signalOthers(leader, 'SIGTERM');
    if (!(await isGoneWithin(leader, grace))) {
      kill(leader);
      await isGoneWithin(leader, DYING);
    }
  }
  running.delete(leader);
  if (running.size === 0) process.off('exit', killAll);
}

function killAll(): void {
  running.forEach(kill);
}

function kill(leader: number): void {
  signalGroup(leader, 'SIGKILL');
  signalOthers(leader, 'SIGKILL');
}

async function isGoneWithin(leader: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (let wait = SHORTEST_WAIT; isThere(leader); wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const left = end - Date.now();
    if (left <= 0) return false;
    await new Promise((resolve) => {
      setTimeout(resolve, Math.min(wait, left));
    });
  }
  return true;
}

/** Sends a signal; 0 only asks. Whether there was somebody to get it. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    // Windows has neither groups nor signals; there the leader's descendants go at once.
    if (process.platform === 'win32') {
      return spawnSync('taskkill', ['/pid', String(leader), '/t', '/f'], { stdio: 'ignore' }).status === 0;
    }
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

/** Sends a signal to those of the leader's session that made groups of their own, as `timeout` does. */
function signalOthers(leader: number, signal: NodeJS.Signals): void {
  for (const { pid, group } of listSession(leader) ?? []) {
    try {
      if (group !== leader) process.kill(pid, signal);
    } catch {
      // It has gone meanwhile.
    }
  }
}

/** Linux signals the dead as well, and some containers bury none that lost their parent: so it asks for the living. */
function isThere(leader: number): boolean {
  const session = listSession(leader);
  return session === null ? signalGroup(leader, 0) : session.length > 0;
}

/** The living processes of the leader's session; null where the system has no such list. */
function listSession(leader: number): Member[] | null {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d/.test(name) ? readMember(name, leader) : []));
  } catch {
    return null;
  }
}

function readMember(pid: string, leader: number): Member[] {
  try {
    // `PID (NAME) STATE PARENT GROUP SESSION`, where the name may have anything in it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, , group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isMember = session === String(leader) && state !== 'Z' && state !== 'X';
    return isMember ? [{ pid: Number(pid), group: Number(group) }] : [];
  } catch {
    return [];
  }
}
