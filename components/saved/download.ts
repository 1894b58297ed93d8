/** Gives a file to the reader to keep. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the file when the click is over; some take it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A JSON text as a file. */
export function jsonFile(text: string): Blob {
  return new Blob([text], { type: 'application/json' });
}
