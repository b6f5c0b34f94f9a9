/** The terminal as a whole: drawn on in place, and given back as it was, however the run ends. */
import { writeSync } from 'node:fs';
import process from 'node:process';
import type { FullScreen, FullScreenEvents } from './io.ts';

/** The other buffer, without a cursor, and with long lines cut. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
/** A key is a character, or a sequence such as that of an arrow. */
// eslint-disable-next-line no-control-regex
const KEY = /\u001b(?:\[[\d;]*|O)[A-Za-z~]|[^]/gu;
const DEFAULT_ROWS = 24;

/** Takes the terminal; null unless stdin and stdout are one that can be drawn on. */
export function openFullScreen(events: FullScreenEvents): FullScreen | null {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY || process.env['TERM'] === 'dumb') return null;
  const onData = (chunk: string): void => {
    for (const [key] of chunk.matchAll(KEY)) events.onKey(key);
  };
  let isOpen = true;
  let shown = '';
  const onResize = (): void => {
    // What was shown may have been moved about: the same is drawn again.
    shown = '';
    events.onResize();
  };
  const restore = (): void => {
    if (!isOpen) return;
    isOpen = false;
    try {
      stdin.setRawMode(false);
      writeSync(1, LEAVE);
    } catch {
      // The terminal is gone, and with it what there was to restore.
    }
  };
  // A terminal that closes is told by its signal; without a listener its error would end the run sooner.
  for (const stream of [stdin, stdout]) stream.on('error', events.onGone);
  stdin.setEncoding('utf8').setRawMode(true).on('data', onData).once('end', events.onGone).resume();
  stdout.on('resize', onResize);
  process.once('exit', restore);
  stdout.write(ENTER);
  return {
    size: () => ({ columns: stdout.columns || null, rows: stdout.rows || DEFAULT_ROWS }),
    show: (lines) => {
      const frame = HOME + lines.map((line) => line + CLEAR_LINE).join('\n') + CLEAR_BELOW;
      if (frame !== shown) stdout.write(frame);
      shown = frame;
    },
    close: () => {
      restore();
      process.off('exit', restore);
      stdout.off('resize', onResize);
      stdin.off('data', onData).off('end', events.onGone).pause();
    },
  };
}
