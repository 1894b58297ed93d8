/** The day edition is light, the night edition dark; without a choice the reader's system decides. */
export type Edition = 'day' | 'night';

export const EDITION_COOKIE = 'edition';

export function isEdition(text: string | undefined): text is Edition {
  return text === 'day' || text === 'night';
}
