/** What to harvest: ISO days of the records' datestamps, both included, and a set (`cs`; empty for all). */
type Harvest = { since: string; until: string; set: string };

/** The address of a page of a harvest; the token says all of it but for the first one (OAI-PMH 2.0, 3.5). */
export function oaiAddress(base: string, { since, until, set }: Harvest, token: string | null): string {
  const url = new URL(base);
  const first = { metadataPrefix: 'arXivRaw', from: since, until, ...(set && { set }) };
  const asked = token === null ? first : { resumptionToken: token };
  for (const [name, value] of Object.entries({ verb: 'ListRecords', ...asked }))
    url.searchParams.set(name, value);
  return url.href;
}

/**
 * The page as it is kept: answered at the beginning of its day, so that the same records asked for twice a day are the
 * same source.
 */
export function oaiFile(text: string): string {
  return text.replace(/(<responseDate>\d{4}-\d\d-\d\d)T[^<]*(?=<\/responseDate>)/, '$1T00:00:00Z');
}
