/** Bytes of a list that are read: some 20,000 papers with a page of notes each. */
const LARGEST = 20 * 1024 * 1024;

/** The text that a request sends; a sentence and a status where it is too long or no text. */
export async function bodyText(
  request: Request,
): Promise<{ text: string } | { problem: string; status: 400 | 413 }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const part of request.body) {
      size += part.length;
      if (size > LARGEST) return { problem: 'It is larger than 20 MB, the most that is read.', status: 413 };
      parts.push(part);
    }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) };
  } catch {
    return { problem: 'It is no text in UTF-8. Save it as UTF-8 and try again.', status: 400 };
  }
}
