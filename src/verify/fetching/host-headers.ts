/** Headers for one host, their values from the environment, so that no secret stands on a command line. */
import { parseHost } from './hosts.ts';
import type { HostHeader } from '../permissions.ts';

const FORM = /^([^=]+)=([^:]*):(.+)$/s;
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Those that say how a request is carried are not for others to set. */
const CARRYING =
  /^(?:connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;
/** As variables are named everywhere; a secret has other letters as well. */
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]+$/;

/**
 * Reads `HOST[:PORT]=NAME:VARIABLE`: the header NAME for that host, with the value of the environment variable.
 * @returns the header, or what is wrong. That repeats no value, and of what stands for the variable only what looks like
 * one: the rest may be the secret itself.
 */
export function parseHostHeader(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): HostHeader | string {
  const [, source = '', name = '', variable = ''] = FORM.exec(text) ?? [];
  const host = parseHost(source);
  if (host === null) {
    return 'it is not HOST[:PORT]=NAME:VARIABLE, as in api.example.org=Authorization:API_TOKEN';
  }
  if (!NAME.test(name) || CARRYING.test(name)) {
    return `the header for ${source} has a name that can't be sent`;
  }
  const value = env[variable];
  if (typeof value !== 'string' || value === '') {
    const is = value === '' ? 'is empty' : 'is not set';
    return `the environment variable ${nameOf(variable)}for ${name} of ${source} ${is}`;
  }
  if (!VALUE.test(value)) {
    return `the environment variable ${nameOf(variable)}for ${name} of ${source} has line ends, or other characters that can't be sent`;
  }
  return { host, name, value };
}

function nameOf(variable: string): string {
  return VARIABLE.test(variable) ? `${variable}, ` : '';
}
