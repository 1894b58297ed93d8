import { element, xmlDocument } from '#lib/feeds/xml.ts';

type Templates = { self: string; search: string; feed: string; suggest: string; icon: string };

/**
 * The site as a search engine that a browser can add (OpenSearch 1.1, github.com/dewitt/opensearch). The templates are
 * absolute addresses in which `{searchTerms}` stands for what is typed.
 */
export function openSearchDescription({ self, search, feed, suggest, icon }: Templates): string {
  const url = (type: string, template: string, rel: string) => element('Url', { type, rel, template });
  return xmlDocument(
    element(
      'OpenSearchDescription',
      { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      element('ShortName', {}, 'Broadsheet'),
      element('Description', {}, 'Search the papers of the Daily Papers listing'),
      element('InputEncoding', {}, 'UTF-8'),
      element('OutputEncoding', {}, 'UTF-8'),
      element('Language', {}, 'en'),
      element('Image', { width: '16', height: '16', type: 'image/svg+xml' }, icon),
      url('text/html', search, 'results'),
      url('application/atom+xml', feed, 'results'),
      url('application/x-suggestions+json', suggest, 'suggestions'),
      url('application/opensearchdescription+xml', self, 'self'),
    ),
  );
}
