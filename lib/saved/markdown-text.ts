/** A text on one line as Markdown (CommonMark) that prints it, whatever signs it has. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~$^&]/g, '\\$&')
    .replace(/^(\d*)([#+=.)-])/, '$1\\$2')
    .replace(/^[^\S\n]+|(?<![^\S\n])[^\S\n]+$/g, (space) =>
      [...space].map((one) => `&#${one.charCodeAt(0)};`).join(''),
    );
}

/** The text that one line of Markdown prints, of what `markdownText` writes; other markup is left as it stands. */
export function readMarkdownText(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])|&#(\d{1,5});/g, (_, sign?: string, code?: string) =>
    sign === undefined ? String.fromCharCode(Number(code)) : sign,
  );
}
