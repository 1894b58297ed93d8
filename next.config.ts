import type { NextConfig } from 'next';

const SET_FORMS = 'json|csv|bib|ris|atom|rss|feed\\.json';
const PAPER_FORMS = 'bib|ris|csl\\.json|json|md';

const config: NextConfig = {
  // What answers in front (scripts/serve/) packs an answer once and keeps it.
  compress: false,
  generateBuildId: () => process.env.BUILD_ID || null,
  poweredByHeader: false,
  reactStrictMode: true,
  // The head is whole when it is sent, for every program that reads it and not only for those that Next knows by name.
  htmlLimitedBots: /.*/,
  // A route's dynamic part cannot end in a suffix, so that the forms behind a page's own address have routes elsewhere.
  rewrites: async () => ({
    // Those routes are no addresses: what is asked for there itself is not found.
    beforeFiles: [{ source: '/:routes(sets|forms)/:path*', destination: '/not-an-address' }],
    afterFiles: [
      { source: `/papers.:form(${SET_FORMS})`, destination: '/sets/papers/:form' },
      { source: `/papers/:slug([a-z0-9-]+).:form(${PAPER_FORMS})`, destination: '/forms/papers/:slug/:form' },
      { source: `/topics/:slug([a-z0-9-]+).:form(${SET_FORMS})`, destination: '/sets/topics/:slug/:form' },
    ],
    fallback: [],
  }),
};

export default config;
