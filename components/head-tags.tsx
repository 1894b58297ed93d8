import { setCardHref } from '#lib/hrefs.ts';
import { CARD } from '#lib/metadata/card.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { SET_FORM_KEYS, SET_FORMS, type SetForm } from '#lib/set-forms.ts';

// React moves these tags to the page's head. What Next's own metadata has is repeated in the page's scripts; these are
// part of the content, which is sent once.

/** The forms of a set of papers: `<link rel="alternate" type="application/atom+xml" …>`. */
export function SetAlternates({ hrefOf }: { hrefOf: (form: SetForm) => string }) {
  return SET_FORM_KEYS.map((form) => {
    const { type, name } = SET_FORMS[form];
    return <link key={form} rel="alternate" type={type.split(';')[0]} href={hrefOf(form)} title={name} />;
  });
}

/** Named tags, one for each value. */
export function MetaTags({ tags }: { tags: Readonly<Record<string, readonly string[]>> }) {
  return Object.entries(tags).flatMap(([name, values]) =>
    values.map((content) => <meta key={`${name} ${content}`} name={name} content={content} />),
  );
}

type CardTagsProps = { title: string; description: string; query: PaperQuery; origin: URL };

/**
 * What a link to a set of papers unfolds to (ogp.me). Of Twitter's own tags only the one that Open Graph has no other
 * for (developer.x.com/en/docs/x-for-websites/cards/guides/getting-started).
 */
export function CardTags({ title, description, query, origin }: CardTagsProps) {
  const tags = {
    'og:type': 'website',
    'og:site_name': 'Broadsheet',
    'og:locale': 'en_GB',
    'og:title': title,
    'og:description': description,
    'og:image': new URL(setCardHref(query), origin).href,
    'og:image:type': 'image/png',
    'og:image:width': String(CARD.width),
    'og:image:height': String(CARD.height),
  };
  return (
    <>
      {Object.entries(tags).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
