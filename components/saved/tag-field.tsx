import { type FormEvent, useState } from 'react';
import { changeSaved } from '#components/saved/saved-store.ts';
import { say } from '#components/saved/voice.ts';
import { Cross } from '#components/ui/icons.tsx';
import { withChanged } from '#lib/saved/saved-changes.ts';
import { normalTags } from '#lib/saved/saved-entry.ts';
import { savedViewHref, WHOLE_LIST } from '#lib/saved/saved-view.ts';

type TagFieldProps = { slug: string; title: string; tags: readonly string[] };

/** The tags of a saved paper, each a link to all that have it, and a field for more; a comma ends one. */
export function TagField({ slug, title, tags }: TagFieldProps) {
  const [text, setText] = useState('');
  const change = (next: (tags: readonly string[]) => string[]) =>
    changeSaved((list) => withChanged(list, slug, (entry) => ({ ...entry, tags: next(entry.tags) })));
  const add = () => {
    const added = normalTags([text]);
    if (added.length === 0 || !change((before) => normalTags([...before, ...added]))) return;
    setText('');
    say({ text: `Tagged: ${added.join(', ')}.` });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    add();
  };
  return (
    <>
      {tags.length > 0 && (
        <ul className="saved-tags">
          {tags.map((tag) => (
            <li key={tag}>
              <a href={savedViewHref({ ...WHOLE_LIST, tag })}>{tag}</a>
              <button
                type="button"
                aria-label={`Remove the tag “${tag}” from “${title}”`}
                onClick={({ currentTarget }) => {
                  const field = currentTarget.closest('.row-side')?.querySelector('input');
                  if (!change((before) => before.filter((one) => one !== tag))) return;
                  say({ text: `The tag “${tag}” was removed.` });
                  field?.focus();
                }}
              >
                <Cross />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="saved-tag-form" onSubmit={onSubmit}>
        <input
          aria-label={`Add a tag to “${title}”`}
          placeholder="Add a tag"
          list="saved-tags"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={add}
        />
      </form>
    </>
  );
}
