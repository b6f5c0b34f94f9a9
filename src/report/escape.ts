/**
 * Makes text from roadmaps, evidence and file names safe to show. The diagnostics need it as well and may not import
 * from here, so it is written there.
 */
export { escapeTerminal } from '../diagnostics/terminal-text.ts';
