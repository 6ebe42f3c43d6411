/**
 * The address that a text is, as programs are given it; null for what is none of http or https, and for one that shows
 * a host before an @ to which it does not lead.
 */
export function webAddress(text: string): string | null {
  const written = text.trim();
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return null;
  const { href, username, password } = new URL(written);
  return username === '' && password === '' ? href : null;
}
