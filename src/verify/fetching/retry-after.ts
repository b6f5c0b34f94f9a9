/** How long a server wants to be left alone (RFC 9110, section 10.2.3). */

/** The seconds that a `Retry-After` header asks for, as a number or as a date; null when it asks for none. */
export function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
