/** Where the browser keeps the place of a page that the next one takes over, until that is there. */
export const PLACE_KEY = 'broadsheet-place';

/**
 * Run by the browser before it shows the page: what was in sight stays in sight. The focus follows with the page's
 * scripts (components/ui/staying.ts).
 */
export const STAY_SCRIPT = `try{const p=JSON.parse(sessionStorage.getItem("${PLACE_KEY}"));
if(p&&p.to===location.pathname+location.search){
for(const id of p.open)document.getElementById(id)?.setAttribute("checked","");
scrollTo(0,p.down);document.querySelector(".rail-body").scrollTop=p.inDrawer}}catch{}`;

/**
 * What the browser fetches before it is followed, as speculation rules: pages, once a pointer rests on their link or
 * presses it. Not files, and not the link that sets a cookie.
 */
export const AHEAD_RULES = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: '/edition/*' } },
          { not: { href_matches: '/*.*' } },
          { not: { href_matches: '/*.*?*' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
});

/** The scripts that stand in our own markup, the same in every page; all others are files, or written by Next. */
export const INLINE_SCRIPTS: readonly string[] = [STAY_SCRIPT, AHEAD_RULES];
