/** Words that stand in nearly every text and tell none from another; they are neither indexed nor required. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but
  by can could did do does doing down during each et few for from further had has have having he her here hers him his how
  i if in into is it its itself just may me more most must my no nor not of off on once only or other our ours out over own
  same she should so some such than that the their theirs them then there these they this those through to too under until
  up upon very via was we were what when where which while who whom whose why will with within without would you your
  yours`.split(/\s+/),
);
