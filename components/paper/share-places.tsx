/** Where a button comes that copies the text of the field, or other element, with this id (`ShareButtons`). */
export function CopyPlace({ fieldId, label, done }: { fieldId: string; label: string; done: string }) {
  return <span className="contents" data-copy={fieldId} data-label={label} data-done={done} />;
}

/** Where the button comes that hands the link to the system's share sheet, if the browser has one. */
export function SharePlace({ title, url }: { title: string; url: string }) {
  return <span className="contents" data-share={url} data-title={title} />;
}
