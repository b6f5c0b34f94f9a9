/**
 * Stands in for the guards of the fast readers where AGENTOPS_TEST_MODE is full-reader (see vitest.config.ts): to them every
 * text and every record is special, so that the readers that know all of the format read everything.
 */
export const isSpecial = (): boolean => true;
export const watchLines = (): null => null;
export const readPlainRecord = (): null => null;
