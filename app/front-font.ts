import localFont from 'next/font/local';

/** The face of the front page's introductions, which no other page has: it is preloaded there alone. */
export const newsreaderItalic = localFont({
  src: './text-fonts/newsreader-latin-italic-400.woff2',
  variable: '--font-newsreader-italic',
  weight: '400',
  style: 'italic',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215, U+FEFF, U+FFFD',
    },
  ],
});
