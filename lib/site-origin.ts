/** Names and addresses with a port or without, of the web alone: `URL` takes quotation marks in a name as well. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?\/$/;

/**
 * The address that a reader asked a site at, by the fields of his request; those that a proxy writes come first. An
 * address that is none, or of another protocol, is that of this machine.
 *
 * @param field what a field of the request says, by its name in small letters
 */
export function originOf(field: (name: string) => string | null | undefined): URL {
  const first = (name: string) => field(name)?.split(',', 1)[0]?.trim() || undefined;
  const protocol = first('x-forwarded-proto')?.toLowerCase() ?? 'http';
  const host = first('x-forwarded-host') ?? first('host') ?? 'localhost';
  const asked = `${protocol}://${host}`;
  const origin = new URL(URL.canParse(asked) ? asked : 'http://localhost');
  return ORIGIN.test(origin.href) ? origin : new URL('http://localhost');
}
