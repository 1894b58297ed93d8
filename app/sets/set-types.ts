import type { Metadata } from 'next';
import { SET_FORM_KEYS, SET_FORMS, type SetForm } from '#lib/set-forms.ts';

/** The forms of a set of papers for the head of its page: `<link rel="alternate" type="application/atom+xml" …>`. */
export function setTypes(
  hrefOf: (form: SetForm) => string,
): NonNullable<NonNullable<Metadata['alternates']>['types']> {
  return Object.fromEntries(
    SET_FORM_KEYS.map((form) => {
      const { type, name } = SET_FORMS[form];
      return [type.split(';')[0], [{ url: hrefOf(form), title: name }]];
    }),
  );
}
